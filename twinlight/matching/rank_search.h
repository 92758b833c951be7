#pragma once

#include "twinlight/matching/rank_candidates.h"
#include "twinlight/matching/rank_layout.h"

namespace twinlight::matching {

/// The products of one list of layouts: those that hang, or those at the ceiling.
class RankSearch {
 public:
  /// What all searches of a need share.
  struct Context {
    const evidence::Need& need;
    const lighting::RoomTransport& room;
    const ProductColumns& columns;
    const RankChecks& checks;
    const RankRules& rules;
    const lighting::StandingOutputs* standing;  ///< none where no luminaire stays
    unsigned threads;
  };
  RankSearch(const Context& context, bool hangs, std::vector<RankedProduct>& products, RankStatistics& statistics);
  RankSearch(const RankSearch&) = delete;  // its parts refer to each other
  RankSearch& operator=(const RankSearch&) = delete;
  RankSearch(RankSearch&&) = delete;
  RankSearch& operator=(RankSearch&&) = delete;
  ~RankSearch() = default;

  /// The first pass: estimates of every layout. The second: full matrices, layout after layout.
  void run();

  const std::vector<evidence::LayoutChoice>& layouts() const { return layouts_.all(); }
  float estimate_lx(std::size_t product, std::size_t layout) const { return candidates_.estimate_lx(product, layout); }

 private:
  void estimate();
  void sweep(RankLayout& evaluator);
  void evaluate_brightest(RankLayout& evaluator);

  Context context_;
  RankStatistics& statistics_;
  RankLayouts layouts_;
  RankCandidates candidates_;
};

}  // namespace twinlight::matching
