#include "twinlight/lighting/luminaire_mirrors.h"

#include <algorithm>
#include <cmath>

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;
using photometry::Symmetry;

constexpr double same_image_m = 1e-9;
constexpr double same_direction = 1e-12;

bool is_symmetric_about_c0(Symmetry symmetry) {
  return symmetry == Symmetry::rotational || symmetry == Symmetry::quadrant || symmetry == Symmetry::c0_c180;
}
bool is_symmetric_about_c90(Symmetry symmetry) {
  return symmetry == Symmetry::rotational || symmetry == Symmetry::quadrant || symmetry == Symmetry::c90_c270;
}

bool are_images(const PlacedLuminaire& one, const PlacedLuminaire& other, int axis, double length_m) {
  Vector3d image_m = one.centre_m;
  image_m[axis] = length_m - image_m[axis];
  if ((other.centre_m - image_m).cwiseAbs().maxCoeff() > same_image_m) return false;
  if (one.distribution != other.distribution) return false;
  Vector3d c0 = one.c0;
  c0[axis] = -c0[axis];
  // The image of an axis of a luminaire must be an axis of the other; which way tells what it does to C.
  const double along = c0.dot(other.c0);
  if (std::abs(std::abs(along) - 1.0) > same_direction) return false;
  const Symmetry symmetry = one.distribution->symmetry();
  return along > 0.0 ? is_symmetric_about_c0(symmetry) : is_symmetric_about_c90(symmetry);
}

}  // namespace

MirrorAxes mirrors_of(const std::vector<PlacedLuminaire>& luminaires, const Vector3d& size_m) {
  MirrorAxes mirrors;
  for (int axis = 0; axis < 2; ++axis)
    mirrors.across.at(static_cast<std::size_t>(axis)) =
        std::ranges::all_of(luminaires, [&](const PlacedLuminaire& one) {
          return std::ranges::any_of(
              luminaires, [&](const PlacedLuminaire& other) { return are_images(one, other, axis, size_m[axis]); });
        });
  return mirrors;
}

}  // namespace twinlight::lighting
