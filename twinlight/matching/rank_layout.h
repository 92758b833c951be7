#pragma once

#include <array>
#include <memory>
#include <vector>

#include "twinlight/lighting/layout_transport.h"
#include "twinlight/matching/rank_block.h"
#include "twinlight/matching/rank_candidates.h"
#include "twinlight/matching/rank_sizes.h"

namespace twinlight::matching {

/// The places of a layout, whichever way its luminaires are turned.
struct RankPlaces {
  lighting::LayoutTransport transport;
  std::unique_ptr<const lighting::GlareSights> sights;  ///< none where nobody observes

  RankPlaces(const lighting::RoomTransport& room, const RankLayouts& layouts, std::size_t layout);
};

/// Evaluates products in full in one layout after the other.
class RankLayout {
 public:
  RankLayout(const evidence::Need& need, const lighting::RoomTransport& room, const ProductColumns& columns,
             const RankLayouts& layouts, const lighting::StandingOutputs* standing, unsigned threads);

  /// Evaluates the members in the layout and lets the candidates learn.
  /// @param places of the layout
  void evaluate(std::size_t layout, const RankPlaces& places, const RankCandidates::Members& members,
                RankCandidates& candidates, RankStatistics& statistics);

 private:
  struct Matrices;
  /// Whether what surfaces pass on of openings of this size is other than that of points.
  bool extent_matters(std::uint32_t size, std::size_t layout) const;
  void evaluate_alike(std::size_t layout, const lighting::LayoutTransport& transport,
                      const lighting::GlareSights* sights, const RankCandidates::Members& members,
                      RankCandidates& candidates, RankStatistics& statistics);
  /// Products of one class that are multiplied together.
  struct Block {
    std::size_t of_class = 0;
    std::vector<std::uint32_t> members, columns;
    std::vector<BlockPart> parts;
  };
  lighting::MirrorAxes repeats_of(const lighting::LayoutTransport& transport, photometry::Symmetry symmetry,
                                  double rotation_deg) const;
  void make_matrices(std::size_t layout, const lighting::LayoutTransport& transport,
                     const lighting::GlareSights* sights, Matrices& matrices);
  std::vector<Block> blocks_of(const Matrices& matrices, const RankCandidates& candidates,
                               RankStatistics& statistics) const;

  const evidence::Need& need_;
  const lighting::RoomTransport& room_;
  const ProductColumns& columns_;
  const RankLayouts& layouts_;
  const lighting::StandingOutputs* standing_;  ///< none where no luminaire stays
  unsigned threads_;
  RankSizes sizes_;
  std::array<RankMatrix, symmetry_count> of_class_;  ///< of the layout at hand; kept for their memory
};

}  // namespace twinlight::matching
