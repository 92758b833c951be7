#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <vector>

#include "twinlight/lighting/room_transport.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::lighting {

/// Products that are rated side by side.
inline constexpr int glare_lanes = 16;
using GlareLanes = Eigen::Array<float, glare_lanes, 1>;

/// The luminous openings of the products of a block. Openings of a block are all elliptic or none is.
struct OpeningLanes {
  bool elliptic = false;
  GlareLanes flat_m2 = GlareLanes::Zero();  ///< seen from below
  GlareLanes length_m = GlareLanes::Zero();
  GlareLanes width_m = GlareLanes::Zero();
  std::array<GlareLanes, 4> height_m;  ///< of the sides as seen from C0, C90, C180, C270

  OpeningLanes() { height_m.fill(GlareLanes::Zero()); }
  void set(int lane, const photometry::LuminousOpening& opening);
};

/// The sparse second transfer of a layout: for each observer and each luminaire in view the direction in which its
/// intensity counts, with 1 / (r² p²). Glare is a sum of squares of those intensities, so no matrix gives it.
class GlareTransfer {
 public:
  /// @param placements as those of the layout's `LayoutTransport`; symmetry that of the products
  GlareTransfer(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only,
                photometry::Symmetry symmetry);

  std::size_t observers() const { return first_.size() - 1; }
  std::size_t sights() const { return sights_.size(); }

  /// Σ L² ω / p² (cd² m⁻⁴ sr) for each observer. Lanes without area give numbers without meaning.
  /// @param intensities_cd node after node, the products of the block within
  void sums(const float* intensities_cd, const OpeningLanes& openings, std::vector<GlareLanes>& sums) const;

 private:
  struct Direction {
    std::array<std::ptrdiff_t, 4> lanes{};  ///< where the products' intensities at each node begin
    std::array<float, 4> share{};
    float per_m2 = 0.0F;                      ///< 1 / (r² p²)
    float down = 0.0F;                        ///< |cos γ|
    float along_c0 = 0.0F, along_c90 = 0.0F;  ///< of the unit vector from the luminaire, in its own axes
  };
  static GlareLanes area_m2(const Direction& direction, const OpeningLanes& openings);

  std::vector<Direction> sights_;
  std::vector<std::size_t> first_;  ///< of each observer, and the end
};

}  // namespace twinlight::lighting
