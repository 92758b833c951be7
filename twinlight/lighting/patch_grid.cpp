#include "twinlight/lighting/patch_grid.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {
namespace {

/// 0 gives equal patches; 1 breaks at the cosines of equal angles. In between, the patch at the end of an axis is
/// (1 − grading) times the mean.
constexpr double grading = 0.5;

/// Exactly symmetrical: the second half mirrors the first.
std::vector<double> graded_breaks(double length_m, int divisions) {
  std::vector<double> breaks(static_cast<std::size_t>(divisions) + 1);
  for (int i = 0; 2 * i <= divisions; ++i) {
    const double t = static_cast<double>(i) / divisions;
    const double part = (1.0 - grading) * t + grading * 0.5 * (1.0 - std::cos(constants::pi * t));
    breaks[static_cast<std::size_t>(i)] = part * length_m;
    breaks[static_cast<std::size_t>(divisions - i)] = length_m - part * length_m;
  }
  return breaks;
}

}  // namespace

PatchGrid::PatchGrid(const Room& room, std::array<int, 3> divisions) {
  const Eigen::Vector3d size = room.size_m();
  for (std::size_t axis = 0; axis < 3; ++axis)
    breaks_m_.at(axis) = graded_breaks(size[static_cast<int>(axis)], divisions.at(axis));

  for (const Surface surface : all_surfaces) {
    const int axis = normal_axis(surface);
    Rectangle patch;
    patch.axis = axis;
    patch.facing = is_far_end(surface) ? -1.0 : 1.0;
    patch.least_m[axis] = patch.most_m[axis] = is_far_end(surface) ? size[axis] : 0.0;
    const auto [u, v] = patch.side_axes();
    for (std::size_t i = 0; i + 1 < breaks_m(u).size(); ++i) {
      for (std::size_t j = 0; j + 1 < breaks_m(v).size(); ++j) {
        patch.least_m[u] = breaks_m(u)[i];
        patch.most_m[u] = breaks_m(u)[i + 1];
        patch.least_m[v] = breaks_m(v)[j];
        patch.most_m[v] = breaks_m(v)[j + 1];
        patches_.push_back(patch);
      }
    }
    first_.at(static_cast<std::size_t>(surface) + 1) = static_cast<Eigen::Index>(patches_.size());
  }
  areas_m2_.resize(static_cast<Eigen::Index>(patches_.size()));
  std::transform(patches_.begin(), patches_.end(), areas_m2_.begin(), [](const Rectangle& p) { return p.area_m2(); });
}

PatchGrid PatchGrid::with_about(const Room& room, int patches) {
  const Eigen::Vector3d size = room.size_m();
  const double surface_m2 = 2.0 * (size[0] * size[1] + size[0] * size[2] + size[1] * size[2]);
  const double side_m = std::sqrt(surface_m2 / patches);
  std::array<int, 3> divisions{};
  for (int axis = 0; axis < 3; ++axis)
    divisions.at(static_cast<std::size_t>(axis)) = std::max(2, static_cast<int>(std::lround(size[axis] / side_m)));
  return {room, divisions};
}

Eigen::Index PatchGrid::count(Surface surface) const {
  return first_.at(static_cast<std::size_t>(surface) + 1) - first(surface);
}

Eigen::Index PatchGrid::place(int axis, std::array<int, 2> at) const {
  return static_cast<Eigen::Index>(at[0]) * divisions(axis == 2 ? 1 : 2) + at[1];
}

}  // namespace twinlight::lighting
