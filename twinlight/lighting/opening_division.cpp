#include "twinlight/lighting/opening_division.h"

#include <algorithm>

namespace twinlight::lighting {
namespace {

int gauss_points(double extent_m, double distance_m, double largest_error) {
  if (extent_m <= 0.0) return 1;
  const double decay = 2.0 * std::asinh(2.0 * distance_m / extent_m);
  const double needed = std::log(1.0 / largest_error) / std::max(decay, 1e-9);
  return std::clamp(static_cast<int>(std::ceil(std::min(needed, 1e6))), 1, largest_gauss_order);
}

}  // namespace

OpeningDivision opening_division(const PlacedLuminaire& luminaire, double smooth_over_m, double largest_error) {
  return {.along_c0 = gauss_points(luminaire.opening.width_m, smooth_over_m, largest_error),
          .along_c90 = gauss_points(luminaire.opening.length_m, smooth_over_m, largest_error)};
}

int element_count(const PlacedLuminaire& luminaire, OpeningDivision division) {
  const int both = division.along_c0 * division.along_c90;
  if (both == 1 || luminaire.opening.shape != photometry::LuminousOpening::Shape::ellipse) return both;
  const int order = std::max(division.along_c0, division.along_c90);
  return (order + 1) / 2 * 2 * order;
}

}  // namespace twinlight::lighting
