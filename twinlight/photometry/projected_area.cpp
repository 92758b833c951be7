#include "twinlight/photometry/projected_area.h"

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

double projected_area_m2(const LuminousOpening& opening, double towards_c0, double towards_c90, double down) {
  if (opening.shape == LuminousOpening::Shape::point) return 0.0;
  const double seen_flat = std::abs(down) * opening.width_m * opening.length_m;
  const double height_0 = towards_c0 >= 0.0 ? opening.height_c0_m : opening.height_c180_m;
  const double height_90 = towards_c90 >= 0.0 ? opening.height_c90_m : opening.height_c270_m;
  if (opening.shape == LuminousOpening::Shape::rectangle)
    return seen_flat + std::abs(towards_c0) * height_0 * opening.length_m +
           std::abs(towards_c90) * height_90 * opening.width_m;
  const double squared = towards_c0 * towards_c0 + towards_c90 * towards_c90;
  const double height =
      squared > 0.0 ? (height_0 * towards_c0 * towards_c0 + height_90 * towards_c90 * towards_c90) / squared : 0.0;
  const double breadth = std::hypot(opening.length_m * towards_c0, opening.width_m * towards_c90);
  return 0.25 * constants::pi * seen_flat + breadth * height;
}

}  // namespace twinlight::photometry
