#include "twinlight/spectrum/display_colour.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace twinlight::spectrum {
namespace {

/// IEC 61966-2-1, 5.2.
double encoded(double linear) {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1.0 / 2.4) - 0.055;
}

}  // namespace

std::string display_colour(const Xy& c, double level, double white_part) {
  const double x = c.x / c.y;
  const double z = (1.0 - c.x - c.y) / c.y;
  std::array<double, 3> rgb = {3.2406 * x - 1.5372 - 0.4986 * z, -0.9689 * x + 1.8758 + 0.0415 * z,
                               0.0557 * x - 0.2040 + 1.0570 * z};
  // Half of what is missing below 0 is made up with white: cut off alone, whole stretches of hues would look the same.
  const double lift = -0.5 * std::min(0.0, std::ranges::min(rgb));
  for (double& component : rgb) component += lift;
  const double greatest = std::ranges::max(rgb);
  std::array<long, 3> bytes{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double shown = level * std::max(0.0, rgb[i] / greatest);
    bytes[i] = std::lround(255.0 * encoded(shown + white_part * (1.0 - shown)));
  }
  return fmt::format("#{:02x}{:02x}{:02x}", bytes[0], bytes[1], bytes[2]);
}

}  // namespace twinlight::spectrum
