#include "twinlight/lighting/mean_importance.h"

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/low_discrepancy.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/ray_directions.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::Vector3d;
using Eigen::VectorXd;

/// From a place; leave about 1 % of the indirect light of a wide beam.
constexpr int rays_of_place = 1024;
constexpr int rays_of_receiver = 1024;

/// The same for every place, so that they need not be kept.
const std::vector<Vector3d>& directions() {
  static const std::vector<Vector3d> all = [] {
    const PointSet<2> points(mixed(rays_of_place));
    std::vector<Vector3d> found;
    for (int n = 0; n < rays_of_place; ++n) found.push_back(even_direction(points[n]));
    return found;
  }();
  return all;
}

VectorXd importance_of_patches(const ShapedLevel& level, const TaskSurface& task) {
  std::vector<Receiver> receivers;
  for (const Vector3d& point : task.points_m) receivers.push_back({point, task.normal});
  const VectorXd gathered = traced_planar_gather(level, receivers, rays_of_receiver)->colwise().mean().transpose();
  // y = g + S ρ/A y, by the same solver as light: with e = y / A that is e = g/A + 1/A S ρ e.
  const PatchMesh& mesh = level.mesh;
  const PatchLight adjoint = interreflect(
      mesh.areas_m2, mesh.reflectance, [&](const auto& exitance) { return level.exchange.received_flux(exitance); },
      gathered.cwiseQuotient(mesh.areas_m2));
  return mesh.reflectance.cwiseProduct(adjoint.illuminance_lx.col(0));
}

}  // namespace

MeanImportance::MeanImportance(const ShapedLevel& level, TaskSurface task)
    : level_(level), task_(std::move(task)), of_patch_(importance_of_patches(level, task_)) {}

MeanImportance::View MeanImportance::traced_view(const Vector3d& place_m) const {
  View view{.of_direction = Eigen::VectorXf::Zero(rays_of_place)};
  for (int n = 0; n < rays_of_place; ++n)
    if (const auto hit = level_.rays.first_hit(place_m, directions()[static_cast<std::size_t>(n)]))
      view.of_direction[n] = static_cast<float>(of_patch_[static_cast<Index>(*hit)]);
  for (std::size_t i = 0; i < task_.points_m.size(); ++i)
    if (level_.rays.is_free(task_.points_m[i], place_m)) view.in_sight.push_back(i);
  return view;
}

const MeanImportance::View& MeanImportance::view_from(const Vector3d& place_m) const {
  const std::array key{place_m.x(), place_m.y(), place_m.z()};
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = views_.find(key); found != views_.end()) return *found->second;
  }
  auto view = std::make_unique<const View>(traced_view(place_m));
  const std::lock_guard lock(mutex_);
  return *views_.emplace(key, std::move(view)).first->second;
}

double MeanImportance::mean_lx(const PlacedLuminaire& luminaire) const {
  const View& view = view_from(luminaire.centre_m);
  double indirect = 0.0;
  for (Index n = 0; n < view.of_direction.size(); ++n)
    indirect += view.of_direction[n] * luminaire.intensity_cd(directions()[static_cast<std::size_t>(n)]);
  double direct = 0.0;
  for (const std::size_t i : view.in_sight)
    direct += direct_illuminance_lx({luminaire}, task_.points_m[i], task_.normal);
  return indirect * constants::full_sphere_sr / rays_of_place + direct / static_cast<double>(task_.points_m.size());
}

}  // namespace twinlight::lighting
