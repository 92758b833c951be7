#pragma once

#include <Eigen/Core>
#include <array>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/facet.h"

namespace twinlight::lighting {

/// A direction into the half space of a normal, spread like the light that a diffuse surface gives off.
/// @param at two numbers from 0 to 1
inline Eigen::Vector3d diffuse_direction(const PlaneFrame& frame, std::array<double, 2> at) {
  const double sine = std::sqrt(at[0]);
  const double turn = 2.0 * constants::pi * at[1];
  return sine * std::cos(turn) * frame.u + sine * std::sin(turn) * frame.v + std::sqrt(1.0 - at[0]) * frame.normal;
}

/// A direction spread evenly over the sphere.
inline Eigen::Vector3d even_direction(std::array<double, 2> at) {
  const double z = 1.0 - 2.0 * at[0];
  const double sine = std::sqrt(1.0 - z * z);
  const double turn = 2.0 * constants::pi * at[1];
  return {sine * std::cos(turn), sine * std::sin(turn), z};
}

}  // namespace twinlight::lighting
