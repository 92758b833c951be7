#include "twinlight/lighting/draft_light.h"

#include <algorithm>
#include <cmath>

#include "twinlight/lighting/opening_division.h"
#include "twinlight/lighting/shaded_light.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

constexpr double largest_draft_error = 5e-3;
/// Of the distance to an opening that all but touches the point.
constexpr double least_distance_m = 0.01;

constexpr int view_samples_of_draft = 24;

/// @param kernel of the unit vector from element to point
template <class Kernel>
double draft_sum(const std::vector<PlacedLuminaire>& luminaires, const Vector3d& point_m, const RayScene* rays,
                 const Kernel& kernel) {
  double sum = 0.0;
  for (const PlacedLuminaire& luminaire : luminaires) {
    const double seen = rays == nullptr ? 1.0 : visible_part(luminaire, point_m, *rays, view_samples_of_draft);
    if (seen <= 0.0) continue;
    const double distance_m = std::max(luminaire.distance_m(point_m) * luminaire.beam_width, least_distance_m);
    for_each_element(luminaire, opening_division(luminaire, distance_m, largest_draft_error),
                     [&](const Vector3d& element_m, double weight) {
                       const Vector3d path = point_m - element_m;
                       const double squared = path.squaredNorm();
                       const Vector3d direction = path / std::sqrt(squared);
                       const double received = kernel(direction) / squared;
                       if (received > 0.0) sum += seen * weight * received * luminaire.intensity_cd(direction);
                     });
  }
  return sum;
}

}  // namespace

double draft_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const Vector3d& point_m,
                            const Vector3d& normal, const RayScene* rays) {
  return draft_sum(luminaires, point_m, rays, [&](const Vector3d& direction) { return -normal.dot(direction); });
}

double draft_cylindrical_lx(const std::vector<PlacedLuminaire>& luminaires, const Vector3d& point_m,
                            const RayScene* rays) {
  return draft_sum(luminaires, point_m, rays,
                   [](const Vector3d& d) { return std::hypot(d.x(), d.y()) / constants::pi; });
}

}  // namespace twinlight::lighting
