#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "twinlight/lighting/rectangle.h"
#include "twinlight/lighting/room.h"

namespace twinlight::lighting {

/// The surfaces of a room divided into rectangular patches. All surfaces share one set of breaks along each axis,
/// symmetrical about the middle and closer together near the ends, where the light changes most.
///
/// Patches are numbered surface after surface (in the order of `Surface`); within a surface the one of its two axes
/// that comes first in x, y, z is the outer.
class PatchGrid {
 public:
  PatchGrid(const Room& room, std::array<int, 3> divisions);

  /// About `patches` patches, as nearly square as the room allows, at least two along each axis.
  static PatchGrid with_about(const Room& room, int patches);

  Eigen::Index size() const { return first_.back(); }
  /// The number of the first patch of a surface, and how many it has.
  Eigen::Index first(Surface surface) const { return first_[static_cast<std::size_t>(surface)]; }
  Eigen::Index count(Surface surface) const;
  /// The number, within a surface perpendicular to `axis`, of the patch at two places along the surface's axes.
  Eigen::Index place(int axis, std::array<int, 2> at) const;

  const std::vector<double>& breaks_m(int axis) const { return breaks_m_.at(static_cast<std::size_t>(axis)); }
  int divisions(int axis) const { return static_cast<int>(breaks_m(axis).size()) - 1; }

  const std::vector<Rectangle>& patches() const { return patches_; }
  const Eigen::VectorXd& areas_m2() const { return areas_m2_; }

 private:
  std::array<std::vector<double>, 3> breaks_m_;
  std::array<Eigen::Index, 7> first_{};
  std::vector<Rectangle> patches_;
  Eigen::VectorXd areas_m2_;
};

}  // namespace twinlight::lighting
