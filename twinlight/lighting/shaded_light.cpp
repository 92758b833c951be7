#include "twinlight/lighting/shaded_light.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/low_discrepancy.h"
#include "twinlight/lighting/opening_division.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;
using Shape = photometry::LuminousOpening::Shape;

/// For a luminaire that is partly hidden: leaves an error of about 0.3 % of its light.
constexpr int shadow_samples = 4096;
/// Points on a patch and batch; between them lies about this part of the distance to the luminaire.
constexpr int least_points = 2;
constexpr int most_points = 256;
constexpr double widest_step = 0.15;
constexpr double averaged_over = 0.25;  ///< of a patch: what a point's neighbourhood smooths
/// Near by, each point with each element would be many pairs of which neighbours tell the same. Beyond so many, pairs
/// are spread over patch and opening together: so many for each point or element, whichever are more.
constexpr int most_full_pairs = 128;
constexpr int pairs_for_each = 4;

/// Evenly spread points of an opening.
Vector3d opening_point_m(const PlacedLuminaire& luminaire, std::array<double, 2> at) {
  const auto& opening = luminaire.opening;
  if (opening.shape != Shape::ellipse)
    return luminaire.position_m((at[0] - 0.5) * opening.width_m, (at[1] - 0.5) * opening.length_m);
  const double radius = 0.5 * std::sqrt(at[0]);
  const double angle = 2.0 * constants::pi * at[1];
  return luminaire.position_m(radius * opening.width_m * std::cos(angle), radius * opening.length_m * std::sin(angle));
}

/// What a point receives of an opening that is partly hidden. @param kernel of the unit vector from element to point
template <class Kernel>
double partly_hidden(const PlacedLuminaire& luminaire, const Vector3d& point_m, const RayScene& scene,
                     const Kernel& kernel) {
  const PointSet<2> elements(mixed(shadow_samples));
  double sum = 0.0;
  for (int n = 0; n < shadow_samples; ++n) {
    const Vector3d element_m = opening_point_m(luminaire, elements[n]);
    const Vector3d path = point_m - element_m;
    const double squared = path.squaredNorm();
    const Vector3d direction = path / std::sqrt(squared);
    const double received = kernel(direction) / squared;
    if (received > 0.0 && scene.is_free(point_m, element_m)) sum += luminaire.intensity_cd(direction) * received;
  }
  return sum / shadow_samples;
}

/// Sums over luminaires: `unhidden(luminaire)` where all of the opening is in view.
template <class Unhidden, class Kernel>
double sum_in_view(const std::vector<PlacedLuminaire>& luminaires, const Vector3d& point_m, const RayScene& scene,
                   const Unhidden& unhidden, const Kernel& kernel) {
  double sum = 0.0;
  for (const PlacedLuminaire& luminaire : luminaires) {
    const double part = visible_part(luminaire, point_m, scene);
    if (part <= 0.0) continue;
    sum += part < 1.0 ? partly_hidden(luminaire, point_m, scene, kernel)
                      : unhidden(std::vector<PlacedLuminaire>{luminaire});
  }
  return sum;
}

/// How many points of a patch a batch takes for the light of a luminaire.
int points_for(const PlacedLuminaire& luminaire, const Facet& patch, double area_m2) {
  const double distance = std::max(distance_m(patch, luminaire.centre_m) * luminaire.beam_width, 1e-3);
  const double wanted = area_m2 / std::pow(widest_step * distance, 2) / sample_batches;
  return std::clamp(static_cast<int>(std::ceil(wanted)), least_points, most_points);
}

/// Illuminance at a point of a patch from one element of an opening.
double element_lx(const PlacedLuminaire& luminaire, const Vector3d& element_m, const Vector3d& point_m,
                  const Vector3d& normal, const RayScene& scene) {
  const Vector3d path = point_m - element_m;
  const double squared = path.squaredNorm();
  const double facing = -normal.dot(path);
  if (facing <= 0.0) return 0.0;
  const double distance = std::sqrt(squared);
  const double intensity_cd = luminaire.intensity_cd(path / distance);
  if (intensity_cd <= 0.0 || !scene.is_free(point_m, element_m)) return 0.0;
  return intensity_cd * facing / (squared * distance);
}

/// Mean over pairs of a point of the patch and an element of the opening, spread over both together.
double mean_of_pairs_lx(const PlacedLuminaire& luminaire, const PatchMesh& mesh, std::size_t patch,
                        const RayScene& scene, std::uint64_t seed, int count) {
  const PointSet<4> pairs(seed);
  double sum = 0.0;
  for (int n = 0; n < count; ++n) {
    const std::array<double, 4> at = pairs[n];
    sum += element_lx(luminaire, opening_point_m(luminaire, {at[2], at[3]}), mesh.points[patch].point_m({at[0], at[1]}),
                      mesh.frames[patch].normal, scene);
  }
  return sum / count;
}

double mean_lx(const PlacedLuminaire& luminaire, const PatchMesh& mesh, std::size_t patch, const RayScene& scene,
               std::uint64_t seed) {
  const double area_m2 = mesh.areas_m2[static_cast<Eigen::Index>(patch)];
  const int count = points_for(luminaire, mesh.patches[patch], area_m2);
  const double smooth_m = std::hypot(luminaire.distance_m(mesh.frames[patch].origin_m) * luminaire.beam_width,
                                     averaged_over * std::sqrt(area_m2));
  const OpeningDivision division = opening_division(luminaire, smooth_m);
  const int elements = element_count(luminaire, division);
  if (count * elements > most_full_pairs)
    return mean_of_pairs_lx(luminaire, mesh, patch, scene, seed,
                            std::min(count * elements, pairs_for_each * std::max(count, elements)));
  const PointSet<2> points(seed);
  double sum = 0.0;
  for (int n = 0; n < count; ++n) {
    const Vector3d point_m = mesh.points[patch].point_m(points[n]);
    for_each_element(luminaire, division, [&](const Vector3d& element_m, double weight) {
      sum += weight * element_lx(luminaire, element_m, point_m, mesh.frames[patch].normal, scene);
    });
  }
  return sum / count;
}

}  // namespace

double visible_part(const PlacedLuminaire& luminaire, const Vector3d& point_m, const RayScene& scene, int samples) {
  if (luminaire.opening.shape == Shape::point) return scene.is_free(point_m, luminaire.centre_m) ? 1.0 : 0.0;
  const PointSet<2> elements(mixed(view_samples));
  int seen = 0;
  for (int n = 0; n < samples; ++n)
    if (scene.is_free(point_m, opening_point_m(luminaire, elements[n]))) ++seen;
  return static_cast<double>(seen) / samples;
}

double shaded_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const Vector3d& point_m,
                             const Vector3d& normal, const RayScene& scene) {
  return sum_in_view(
      luminaires, point_m, scene,
      [&](const std::vector<PlacedLuminaire>& one) { return direct_illuminance_lx(one, point_m, normal); },
      [&](const Vector3d& direction) { return -normal.dot(direction); });
}

double shaded_cylindrical_lx(const std::vector<PlacedLuminaire>& luminaires, const Vector3d& point_m,
                             const RayScene& scene) {
  return sum_in_view(
      luminaires, point_m, scene,
      [&](const std::vector<PlacedLuminaire>& one) { return direct_cylindrical_lx(one, point_m); },
      [](const Vector3d& d) { return std::hypot(d.x(), d.y()) / constants::pi; });
}

Eigen::MatrixXd shaded_patch_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const PatchMesh& mesh,
                                            const RayScene& scene, int batches) {
  Eigen::MatrixXd illuminance = Eigen::MatrixXd::Zero(mesh.size(), batches);
  for (Eigen::Index i = 0; i < mesh.size(); ++i)
    for (Eigen::Index batch = 0; batch < batches; ++batch)
      for (std::size_t k = 0; k < luminaires.size(); ++k)
        illuminance(i, batch) +=
            mean_lx(luminaires[k], mesh, static_cast<std::size_t>(i), scene,
                    mixed(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(batch), k + 1));
  return illuminance;
}

}  // namespace twinlight::lighting
