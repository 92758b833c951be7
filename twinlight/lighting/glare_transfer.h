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
  bool flat = true;                         ///< no side shines
  GlareLanes flat_m2 = GlareLanes::Zero();  ///< seen from below
  GlareLanes length_m = GlareLanes::Zero();
  GlareLanes width_m = GlareLanes::Zero();
  std::array<GlareLanes, 4> height_m;  ///< of the sides as seen from C0, C90, C180, C270

  OpeningLanes() { height_m.fill(GlareLanes::Zero()); }
  void set(int lane, const photometry::LuminousOpening& opening);
};

/// What observers see of a layout's luminaires: for each observer and each luminaire in view the direction in which its
/// intensity counts, in the directions of the room. The same for all products and rotations.
class GlareSights {
 public:
  /// @param placements as those of the layout's `LayoutTransport`; their rotations do not matter
  /// @param mirrors across which the places are their own images and observers have images
  GlareSights(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only,
              MirrorAxes mirrors = {});

  std::size_t observers() const { return first_.size() - 1; }

 private:
  friend class GlareTransfer;
  struct Sight {
    DirectionBasis::Mix mix;
    float per_m2 = 0.0F;                   ///< 1 / (r² p²)
    float down = 0.0F;                     ///< |cos γ|
    float along_x = 0.0F, along_y = 0.0F;  ///< of the unit vector from the luminaire

    Sight image(int planes, MirrorAxes axes) const;
  };
  static std::vector<Sight> seen_by(const Observer& observer, const DirectionBasis& basis,
                                    const std::vector<Placement>& placements, bool below_only);

  const RoomTransport& room_;
  std::vector<Sight> sights_;
  std::vector<std::size_t> first_;  ///< of each observer, and the end
};

/// The sparse second transfer of a layout. Glare is a sum of squares of intensities, so no matrix gives it.
class GlareTransfer {
 public:
  /// @param rotation_deg of all luminaires, a multiple of the basis's step of planes
  /// @param symmetry that of the products
  /// @param repeats across which outputs repeat (`LayoutTransport::repeats`): one of observers that are images is rated
  GlareTransfer(const GlareSights& sights, double rotation_deg, photometry::Symmetry symmetry, MirrorAxes repeats = {});

  /// The numbers of the observers that are rated, ascending.
  const std::vector<std::size_t>& observers() const { return observers_; }

  /// The nodes of the basis that count, from the first to beyond the last.
  std::size_t first_node() const { return first_node_; }
  std::size_t end_node() const { return end_node_; }

  /// Σ L² ω / p² (cd² m⁻⁴ sr) for each of them; infinite where a luminaire in view has no luminous area: there is
  /// no rating then.
  /// @param intensities_cd node after node, the products of the block within; only the nodes that count are read
  void sums(const float* intensities_cd, const OpeningLanes& openings, std::vector<GlareLanes>& sums) const;

 private:
  struct Direction {
    std::array<std::ptrdiff_t, 4> lanes{};  ///< where the products' intensities at each node begin
    std::array<float, 4> share{};
    float per_flat_m2 = 0.0F;                 ///< per_m2 / down
    float per_m2 = 0.0F, down = 0.0F;         ///< as those of a sight
    float along_c0 = 0.0F, along_c90 = 0.0F;  ///< of the unit vector from the luminaire, in its own axes
  };
  static auto intensity_cd(const Direction& direction, const float* intensities_cd);
  static void add_flat(const Direction* first, const Direction* end, const float* intensities_cd, float* sum);
  static GlareLanes area_m2(const Direction& direction, const OpeningLanes& openings);
  GlareLanes flat_sum(std::size_t observer, const float* intensities_cd) const;
  GlareLanes sum(std::size_t observer, const float* intensities_cd, const OpeningLanes& openings) const;

  std::vector<std::size_t> observers_;
  std::vector<Direction> directions_;
  std::vector<std::size_t> first_;  ///< of each rated observer, and the end
  std::size_t first_node_ = 0, end_node_ = 0;
  bool level_ = false;  ///< an eye is at the height of a luminaire: what is flat has no area from there
};

}  // namespace twinlight::lighting
