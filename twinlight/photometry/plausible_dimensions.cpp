#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "twinlight/photometry/plausibility_parts.h"

namespace twinlight::photometry {
namespace {

using Shape = LuminousOpening::Shape;

/// A trunking system of one piece is up to some 8 m long; nothing that shines is smaller than a millimetre.
constexpr double largest_m = 10.0;
constexpr double smallest_m = 0.001;

double luminous_height_m(const LuminousOpening& opening) {
  return std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
}

void doubt_size(const char* field, const std::array<std::pair<const char*, double>, 3>& extents, Doubts& doubts) {
  double greatest_m = 0.0;
  for (const auto& [name, extent_m] : extents) {
    greatest_m = std::max(greatest_m, extent_m);
    if (extent_m > largest_m)
      doubts.warn(field, fmt::format("a {} of {:g} m is larger than any luminaire: another unit?", name, extent_m));
  }
  constexpr double least_greatest_m = 0.005;
  if (greatest_m > 0.0 && greatest_m < least_greatest_m)
    doubts.warn(field, fmt::format("{:g} mm at most: smaller than any luminaire, another unit?", 1000.0 * greatest_m));
}

void doubt_opening(const LuminousOpening& opening, Doubts& doubts) {
  constexpr const char* field = "luminous dimensions";
  if (opening.shape == Shape::point) {
    doubts.warn(field, "no luminous area: glare and near illuminance are computed as for a point");
    return;
  }
  if (opening.length_m == 0.0 || opening.width_m == 0.0) doubts.warn(field, "the luminous area seen from below is 0");
  doubt_size(field,
             {{{"length", opening.length_m}, {"width", opening.width_m}, {"height", luminous_height_m(opening)}}},
             doubts);
}

/// Millimetres are rounded, each for itself.
bool exceeds(double opening_m, double housing_m) {
  constexpr double rounding = 1.01;
  return housing_m > 0.0 && opening_m > rounding * housing_m + smallest_m;
}

void doubt_housing(const LuminousOpening& opening, const Housing& housing, Doubts& doubts) {
  const double width_m = housing.width_m == 0.0 ? housing.length_m : housing.width_m;
  doubt_size("luminaire dimensions", {{{"length", housing.length_m}, {"width", width_m}, {"height", housing.height_m}}},
             doubts);
  if (!exceeds(opening.length_m, housing.length_m) && !exceeds(opening.width_m, width_m)) return;
  const bool fits_turned = !exceeds(opening.length_m, width_m) && !exceeds(opening.width_m, housing.length_m);
  doubts.warn(
      "luminous dimensions",
      fmt::format("the luminous area of {:.4g} mm × {:.4g} mm is larger than the luminaire of {:.4g} mm × {:.4g} mm{}",
                  1000.0 * opening.length_m, 1000.0 * opening.width_m, 1000.0 * housing.length_m, 1000.0 * width_m,
                  fits_turned ? "; length and width are exchanged in one of them" : ""));
}

double horizontal_intensity_cd(const IntensityDistribution& distribution) {
  double greatest_cd = 0.0;
  for (const double c_deg : distribution.c_deg())
    greatest_cd = std::max(greatest_cd, distribution.intensity_cd(c_deg, 90.0));
  return greatest_cd;
}

/// What the shape of the opening says of the light, as far as it can.
void doubt_shape(const Luminaire& luminaire, const LuminaireFigures& figures, Doubts& doubts) {
  const LuminousOpening& opening = luminaire.opening;
  if (opening.shape == Shape::point) return;
  const double horizon_cd = horizontal_intensity_cd(luminaire.distribution);
  constexpr double worth_asking = 0.1;
  if (luminous_height_m(opening) == 0.0 && horizon_cd > worth_asking * luminaire.distribution.max_intensity_cd())
    doubts.hint("luminous dimensions",
                fmt::format("{:.4g} cd at γ 90°, where a flat opening is seen edge on: no luminous side is stated",
                            horizon_cd));
  constexpr double elongated = 3.0;
  const double long_m = std::max(opening.length_m, opening.width_m),
               short_m = std::min(opening.length_m, opening.width_m);
  const bool is_elongated = short_m > 0.0 && long_m >= elongated * short_m;
  if (luminaire.symmetry == Symmetry::rotational && is_elongated)
    doubts.hint("symmetry", fmt::format("one plane for all C, though the opening measures {:.4g} mm × {:.4g} mm",
                                        1000.0 * opening.length_m, 1000.0 * opening.width_m));
  const Quantity& along = opening.length_m >= opening.width_m ? figures.beam_angle_c90_deg : figures.beam_angle_c0_deg;
  const Quantity& across = opening.length_m >= opening.width_m ? figures.beam_angle_c0_deg : figures.beam_angle_c90_deg;
  constexpr double much_narrower = 0.5;
  if (is_elongated && along.value && across.value && *along.value < much_narrower * *across.value)
    doubts.hint("luminous dimensions", fmt::format("the beam along the opening ({:.0f}°) is much narrower than across "
                                                   "it ({:.0f}°): is the opening turned by 90° against the C-planes?",
                                                   *along.value, *across.value));
}

}  // namespace

void doubt_dimensions(const Luminaire& luminaire, const LuminaireFigures& figures, Doubts& doubts) {
  doubt_opening(luminaire.opening, doubts);
  if (luminaire.housing) doubt_housing(luminaire.opening, *luminaire.housing, doubts);
  doubt_shape(luminaire, figures, doubts);
}

}  // namespace twinlight::photometry
