#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "twinlight/lighting/layout_transport.h"
#include "twinlight/matching/rank_layouts.h"
#include "twinlight/matching/rank_stage.h"

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
    unsigned threads;
  };
  RankSearch(const Context& context, bool hangs, std::vector<RankedProduct>& products, RankStatistics& statistics);

  /// The first pass: estimates of every layout. The second: full matrices, layout after layout.
  void run();

  const std::vector<evidence::LayoutChoice>& layouts() const { return layouts_.all(); }
  float estimate_lx(std::size_t product, std::size_t layout) const;

 private:
  /// The products of one symmetry, and what the mean rows give for them: one column a layout.
  struct Class {
    photometry::Symmetry symmetry{};
    std::vector<std::uint32_t> product;
    std::vector<std::uint32_t> column;  ///< among the columns of the catalogue
    Eigen::MatrixXf estimates_lx;
  };
  /// A product that is still searched for.
  struct Candidate {
    std::uint32_t product = 0, column = 0;
    float wanted_lx = 0.0F;  ///< estimate from which on a layout is worth evaluating
    std::uint8_t glaring = 0;
    bool over = false;
  };
  /// Products for which one matrix serves in one layout.
  struct Group;

  void estimate();
  void sweep();
  void evaluate_brightest();
  void evaluate(std::size_t layout, const lighting::LayoutTransport& transport, std::vector<Group>& groups);
  void add_stated_values(const evidence::ProductTraits& traits, std::size_t layout, RankValues& values) const;
  void learn(Candidate& candidate, std::size_t layout, const RankValues& values, float estimate_lx);
  bool wants(const Candidate& candidate, std::size_t layout, float estimate_lx) const;
  std::vector<Group> groups_of(std::size_t layout);
  lighting::LayoutTransport transport_of(std::size_t layout) const;

  Context context_;
  std::vector<RankedProduct>& products_;
  RankStatistics& statistics_;
  RankLayouts layouts_;
  std::vector<Class> classes_;
  std::vector<std::vector<Candidate>> candidates_;  ///< in the order of each class
  std::vector<std::uint32_t> place_;                ///< of a product within its class
  double size_step_m2_ = 0.0;
};

}  // namespace twinlight::matching
