#pragma once

#include <numbers>

/// The one home of constants. Each has its source; no other file repeats the literal.
namespace twinlight::constants {

inline constexpr double pi = std::numbers::pi;
inline constexpr double full_sphere_sr = 4.0 * pi;

/// The international foot, exact since 1959 (NIST SP 811, appendix B.8).
inline constexpr double metres_per_foot = 0.3048;

inline constexpr double millimetres_per_metre = 1000.0;
inline constexpr double watts_per_kilowatt = 1000.0;
inline constexpr int minutes_of_a_day = 1440;

/// EULUMDAT and IES LM-63 relate intensities to 1000 lumens of lamp flux (cd/klm).
inline constexpr double lumens_per_kilolumen = 1000.0;

}  // namespace twinlight::constants

namespace twinlight {

constexpr double radians(double angle_deg) {
  return angle_deg * (constants::pi / 180.0);
}
constexpr double degrees(double angle_rad) {
  return angle_rad * (180.0 / constants::pi);
}

}  // namespace twinlight
