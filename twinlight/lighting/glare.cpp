#include "twinlight/lighting/glare.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/position_index.h"
#include "twinlight/photometry/projected_area.h"

namespace twinlight::lighting {
namespace {

/// CIE 117:1995 applies to sources of 3·10⁻⁴ to 10⁻¹ sr.
constexpr double smallest_source_sr = 3e-4;
constexpr double largest_source_sr = 0.1;

/// The position index table of CIE 117:1995 ends here, and what lies beyond counts no more: the distances of a source
/// from the line of sight, sideways (T) and upward (H), over its distance along it (R).
constexpr double most_sideways = 3.0;
constexpr double most_upward = 1.9;

/// @param ahead, sideways, upward components of the direction to the source; none outside the table of CIE 117
std::optional<double> position_index(double ahead, double sideways, double upward, PositionIndex method) {
  if (method == PositionIndex::table) return tabulated_position_index(sideways / ahead, upward / ahead);
  return guth_position_index(degrees(std::atan2(sideways, upward)),
                             degrees(std::atan2(std::hypot(sideways, upward), ahead)));
}

bool is_in_field_of_view(double ahead, double sideways, double upward) {
  return ahead > 0.0 && sideways <= most_sideways * ahead && upward <= most_upward * ahead;
}

}  // namespace

double projected_area_m2(const PlacedLuminaire& luminaire, const Eigen::Vector3d& direction) {
  return photometry::projected_area_m2(luminaire.opening, direction.dot(luminaire.c0), direction.dot(luminaire.c90),
                                       -direction.z());
}

Eigen::Vector3d line_of_sight(const Observer& observer) {
  const double azimuth = radians(observer.azimuth_deg);
  return {std::cos(azimuth), std::sin(azimuth), 0.0};
}

GlareSources& GlareSources::operator+=(const GlareSources& other) {
  sum += other.sum;
  in_view += other.in_view;
  without_area += other.without_area;
  too_small += other.too_small;
  too_large += other.too_large;
  below += other.below;
  return *this;
}

std::optional<Sight> sight_of(const Eigen::Vector3d& source_m, const Observer& observer, PositionIndex method) {
  const Eigen::Vector3d ahead = line_of_sight(observer);
  const Eigen::Vector3d aside(-ahead.y(), ahead.x(), 0.0);
  const Eigen::Vector3d path = source_m - observer.eye_m;
  const double squared = path.squaredNorm();
  const Eigen::Vector3d to_source = path / std::sqrt(squared);
  const double along = to_source.dot(ahead);
  const double sideways = std::abs(to_source.dot(aside));
  const double upward = std::abs(to_source.z());
  if (!is_in_field_of_view(along, sideways, upward)) return std::nullopt;
  const std::optional<double> index = position_index(along, sideways, upward, method);
  if (!index) return std::nullopt;
  return Sight{.to_source = to_source, .squared_m2 = squared, .position_index = *index};
}

GlareSources glare_source(const PlacedLuminaire& luminaire, const Observer& observer, PositionIndex method) {
  const std::optional<Sight> sight = sight_of(luminaire.centre_m, observer, method);
  if (!sight) return {};
  const double intensity_cd = luminaire.intensity_cd(-sight->to_source);
  if (intensity_cd <= 0.0) return {};

  GlareSources source{.in_view = 1, .below = sight->to_source.z() < 0.0 ? 1 : 0};
  const double area_m2 = projected_area_m2(luminaire, -sight->to_source);
  if (area_m2 <= 0.0) {
    source.without_area = 1;
    return source;
  }
  const double solid_angle_sr = area_m2 / sight->squared_m2;
  if (solid_angle_sr < smallest_source_sr) source.too_small = 1;
  if (solid_angle_sr > largest_source_sr) source.too_large = 1;
  const double luminance = intensity_cd / area_m2;
  source.sum = luminance * luminance * solid_angle_sr / (sight->position_index * sight->position_index);
  return source;
}

GlareSources glare_sources(const std::vector<PlacedLuminaire>& luminaires, const Observer& observer) {
  GlareSources sources;
  for (const PlacedLuminaire& luminaire : luminaires) sources += glare_source(luminaire, observer);
  return sources;
}

std::optional<double> unified_glare_rating(const GlareSources& sources, double indirect_lx) {
  if (sources.in_view == 0 || sources.without_area > 0 || !(indirect_lx > 0.0) || !(sources.sum > 0.0))
    return std::nullopt;
  const double background = indirect_lx / constants::pi;
  return 8.0 * std::log10(0.25 / background * sources.sum);
}

}  // namespace twinlight::lighting
