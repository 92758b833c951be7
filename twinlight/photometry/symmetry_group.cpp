#include "twinlight/photometry/symmetry_group.h"

#include <cmath>

namespace twinlight::photometry {
namespace {

bool is_multiple(double angle_deg, double of_deg) {
  return std::remainder(angle_deg, of_deg) == 0.0;
}

}  // namespace

SymmetryGroup SymmetryGroup::of(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::none:
      return {};
    case Symmetry::rotational:
      return {.about_c0_c180 = true, .about_c90_c270 = true, .around_vertical = true};
    case Symmetry::c0_c180:
      return {.about_c0_c180 = true};
    case Symmetry::c90_c270:
      return {.about_c90_c270 = true};
    case Symmetry::quadrant:
      return {.about_c0_c180 = true, .about_c90_c270 = true};
  }
  return {};
}

Symmetry SymmetryGroup::symmetry() const {
  if (around_vertical) return Symmetry::rotational;
  if (about_c0_c180 && about_c90_c270) return Symmetry::quadrant;
  if (about_c0_c180) return Symmetry::c0_c180;
  return about_c90_c270 ? Symmetry::c90_c270 : Symmetry::none;
}

Symmetry common_symmetry(Symmetry a, Symmetry b) {
  const SymmetryGroup first = SymmetryGroup::of(a);
  const SymmetryGroup second = SymmetryGroup::of(b);
  return SymmetryGroup{.about_c0_c180 = first.about_c0_c180 && second.about_c0_c180,
                       .about_c90_c270 = first.about_c90_c270 && second.about_c90_c270,
                       .around_vertical = first.around_vertical && second.around_vertical}
      .symmetry();
}

Symmetry turned_symmetry(Symmetry symmetry, double angle_deg) {
  const SymmetryGroup group = SymmetryGroup::of(symmetry);
  if (group.around_vertical || is_multiple(angle_deg, 180.0)) return symmetry;
  if (!is_multiple(angle_deg, 90.0)) return Symmetry::none;
  return SymmetryGroup{.about_c0_c180 = group.about_c90_c270, .about_c90_c270 = group.about_c0_c180}.symmetry();
}

Symmetry tilted_symmetry(Symmetry symmetry, double towards_c_deg) {
  const SymmetryGroup group = SymmetryGroup::of(symmetry);
  const bool along_c0 = is_multiple(towards_c_deg, 180.0);
  const bool along_c90 = is_multiple(towards_c_deg - 90.0, 180.0);
  return SymmetryGroup{.about_c0_c180 = along_c0 && group.about_c0_c180,
                       .about_c90_c270 = along_c90 && group.about_c90_c270}
      .symmetry();
}

}  // namespace twinlight::photometry
