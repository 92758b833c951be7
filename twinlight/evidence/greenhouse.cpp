#include "twinlight/evidence/greenhouse.h"

#include <algorithm>

#include "twinlight/foundation/constants.h"

namespace twinlight::evidence {
namespace {

/// The level surface, and half of the upright one: what a body takes of the illuminance of an even sky.
double intercepting_area_m2(double length_m, double width_m, double height_m) {
  return length_m * width_m + height_m * (length_m + width_m);
}

double intercepting_area_of_round_m2(double diameter_m, double height_m) {
  return constants::pi * (diameter_m * diameter_m / 4.0 + diameter_m * height_m / 2.0);
}

double intercepting_area_m2(const photometry::Housing& housing) {
  return housing.width_m > 0.0 ? intercepting_area_m2(housing.length_m, housing.width_m, housing.height_m)
                               : intercepting_area_of_round_m2(housing.length_m, housing.height_m);
}

double intercepting_area_m2(const photometry::LuminousOpening& opening) {
  if (opening.shape == photometry::LuminousOpening::Shape::point) return 0.0;
  const double height_m =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
  if (opening.is_round()) return intercepting_area_of_round_m2(opening.length_m, height_m);
  return intercepting_area_m2(opening.length_m, opening.width_m, height_m);
}

}  // namespace

std::optional<LightInterception> light_interception(const photometry::Luminaire& luminaire, int luminaires,
                                                    double area_m2) {
  const bool from_housing = luminaire.housing && luminaire.housing->length_m > 0.0;
  const double one_m2 =
      from_housing ? intercepting_area_m2(*luminaire.housing) : intercepting_area_m2(luminaire.opening);
  if (!(one_m2 > 0.0)) return std::nullopt;
  return LightInterception{.share = std::min(1.0, luminaires * one_m2 / area_m2), .from_housing = from_housing};
}

}  // namespace twinlight::evidence
