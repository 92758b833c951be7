#include "twinlight/lighting/glare.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {
namespace {

/// CIE 117:1995 applies to sources of 3·10⁻⁴ to 10⁻¹ sr.
constexpr double smallest_source_sr = 3e-4;
constexpr double largest_source_sr = 0.1;

/// The position index table of CIE 117:1995 ends here, and what lies beyond counts no more: the distances of a source
/// from the line of sight, sideways (T) and upward (H), over its distance along it (R).
constexpr double most_sideways = 3.0;
constexpr double most_upward = 1.9;

bool is_in_field_of_view(double ahead, double sideways, double upward) {
  return ahead > 0.0 && sideways <= most_sideways * ahead && upward <= most_upward * ahead;
}

double side_height_m(const photometry::LuminousOpening& opening, double towards_c0, double towards_c90) {
  const double height_0 = towards_c0 >= 0.0 ? opening.height_c0_m : opening.height_c180_m;
  const double height_90 = towards_c90 >= 0.0 ? opening.height_c90_m : opening.height_c270_m;
  const double squared = towards_c0 * towards_c0 + towards_c90 * towards_c90;
  return squared > 0.0 ? (height_0 * towards_c0 * towards_c0 + height_90 * towards_c90 * towards_c90) / squared : 0.0;
}

}  // namespace

double guth_position_index(double tau_deg, double sigma_deg) {
  // Guth 1963 as fitted in the IES Lighting Handbook; equal in effect to the table of CIE 117.
  return std::exp((35.2 - 0.31889 * tau_deg - 1.22 * std::exp(-2.0 * tau_deg / 9.0)) * 1e-3 * sigma_deg +
                  (21.0 + 0.26667 * tau_deg - 0.002963 * tau_deg * tau_deg) * 1e-5 * sigma_deg * sigma_deg);
}

double projected_area_m2(const PlacedLuminaire& luminaire, const Eigen::Vector3d& direction) {
  using Shape = photometry::LuminousOpening::Shape;
  const auto& opening = luminaire.opening;
  if (opening.shape == Shape::point) return 0.0;
  const double towards_c0 = direction.dot(luminaire.c0);
  const double towards_c90 = direction.dot(luminaire.c90);
  const double seen_flat = std::abs(direction.z()) * opening.width_m * opening.length_m;
  if (opening.shape == Shape::ellipse) {
    const double breadth = std::hypot(opening.length_m * towards_c0, opening.width_m * towards_c90);
    return 0.25 * constants::pi * seen_flat + breadth * side_height_m(opening, towards_c0, towards_c90);
  }
  const double height_0 = towards_c0 >= 0.0 ? opening.height_c0_m : opening.height_c180_m;
  const double height_90 = towards_c90 >= 0.0 ? opening.height_c90_m : opening.height_c270_m;
  return seen_flat + std::abs(towards_c0) * height_0 * opening.length_m +
         std::abs(towards_c90) * height_90 * opening.width_m;
}

Eigen::Vector3d line_of_sight(const Observer& observer) {
  const double azimuth = radians(observer.azimuth_deg);
  return {std::cos(azimuth), std::sin(azimuth), 0.0};
}

GlareSources glare_sources(const std::vector<PlacedLuminaire>& luminaires, const Observer& observer) {
  const Eigen::Vector3d ahead = line_of_sight(observer);
  const Eigen::Vector3d aside(-ahead.y(), ahead.x(), 0.0);
  GlareSources sources;
  for (const PlacedLuminaire& luminaire : luminaires) {
    const Eigen::Vector3d path = luminaire.centre_m - observer.eye_m;
    const double squared = path.squaredNorm();
    const Eigen::Vector3d to_source = path / std::sqrt(squared);
    const double along = to_source.dot(ahead);
    const double sideways = std::abs(to_source.dot(aside));
    const double upward = std::abs(to_source.z());
    const double intensity_cd = luminaire.intensity_cd(-to_source);
    if (!is_in_field_of_view(along, sideways, upward) || intensity_cd <= 0.0) continue;

    ++sources.in_view;
    if (to_source.z() < 0.0) ++sources.below;
    const double area_m2 = projected_area_m2(luminaire, -to_source);
    if (area_m2 <= 0.0) {
      ++sources.without_area;
      continue;
    }
    const double solid_angle_sr = area_m2 / squared;
    if (solid_angle_sr < smallest_source_sr) ++sources.too_small;
    if (solid_angle_sr > largest_source_sr) ++sources.too_large;
    const double tau_deg = degrees(std::atan2(sideways, upward));
    const double sigma_deg = degrees(std::atan2(std::hypot(sideways, upward), along));
    const double luminance = intensity_cd / area_m2;
    const double index = guth_position_index(tau_deg, sigma_deg);
    sources.sum += luminance * luminance * solid_angle_sr / (index * index);
  }
  return sources;
}

std::optional<double> unified_glare_rating(const GlareSources& sources, double indirect_lx) {
  if (sources.in_view == 0 || sources.without_area > 0 || !(indirect_lx > 0.0) || !(sources.sum > 0.0))
    return std::nullopt;
  const double background = indirect_lx / constants::pi;
  return 8.0 * std::log10(0.25 / background * sources.sum);
}

}  // namespace twinlight::lighting
