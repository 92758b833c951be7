#include "twinlight/photometry/beam_direction.h"

#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::photometry {

BeamDirection BeamDirection::of(double c_deg, double gamma_deg) {
  const double sin_gamma = std::sin(radians(gamma_deg));
  return {.along_c0 = sin_gamma * std::cos(radians(c_deg)),
          .along_c90 = sin_gamma * std::sin(radians(c_deg)),
          .down = std::cos(radians(gamma_deg))};
}

BeamAngles BeamAngles::of(const BeamDirection& direction) {
  const double sideways = std::hypot(direction.along_c0, direction.along_c90);
  const double c_deg = degrees(std::atan2(direction.along_c90, direction.along_c0));
  return {.c_deg = c_deg < 0.0 ? c_deg + 360.0 : c_deg, .gamma_deg = degrees(std::atan2(sideways, direction.down))};
}

}  // namespace twinlight::photometry
