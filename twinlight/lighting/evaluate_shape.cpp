#include "twinlight/lighting/evaluate_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "twinlight/lighting/draft_light.h"
#include "twinlight/lighting/evaluation_parts.h"
#include "twinlight/lighting/mean_importance.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/shaded_light.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::Vector3d;
using Eigen::VectorXd;

constexpr std::size_t first_compared_shaped_level = 1;
/// Rays of a batch: from a point of the task, and from an eye, whose background counts in a logarithm.
constexpr int rays_of_point = 4096;
constexpr int rays_of_eye = 1024;

/// Initial values of one batch of samples, or of all together.
struct Values {
  PatchLight light;
  std::vector<double> task_lx;
  std::vector<double> cylindrical_lx;
};

struct ShapedResult {
  const ShapedLevel* level = nullptr;
  Values all;
  std::array<Values, sample_batches> batches;
};

DirectPart direct_part(const Scene& scene, const RayScene& rays, Fineness fineness) {
  const auto luminaires = place_luminaires(scene, scene.model);
  if (fineness == Fineness::draft)
    return direct_part_of(
        scene, luminaires,
        [&](const Receiver& at) { return draft_illuminance_lx(luminaires, at.point_m, at.normal, &rays); },
        [&](const Vector3d& point_m) { return draft_cylindrical_lx(luminaires, point_m, &rays); });
  return direct_part_of(
      scene, luminaires,
      [&](const Receiver& at) { return shaded_illuminance_lx(luminaires, at.point_m, at.normal, rays); },
      [&](const Vector3d& point_m) { return shaded_cylindrical_lx(luminaires, point_m, rays); });
}

/// What points receive of the patches by the rays of a batch, or by all.
VectorXd gathered(const GatherMatrix& gather, int batch, const VectorXd& exitance) {
  const Index count = gather.rows() / sample_batches;
  return gather.middleRows(batch * count, count) * exitance;
}
VectorXd gathered(const GatherMatrix& gather, const VectorXd& exitance) {
  return (gather * exitance).reshaped(gather.rows() / sample_batches, sample_batches).rowwise().mean();
}

std::vector<double> sum_of(const std::vector<double>& direct_lx, const VectorXd& indirect_lx) {
  std::vector<double> sum = direct_lx;
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += indirect_lx[static_cast<Index>(i)];
  return sum;
}

/// @param patch_lx direct, one column for each of the batches that were sampled
Values solve_together(const Scene& scene, const DirectPart& direct, const ShapedLevel& level,
                      const Eigen::MatrixXd& patch_lx) {
  const PatchMesh& mesh = level.mesh;
  Values all{.light = interreflect(
                 mesh.areas_m2, scene.reflectance_factor * mesh.reflectance,
                 [&](const auto& exitance) { return level.exchange.received_flux(exitance); },
                 patch_lx.rowwise().mean())};
  const VectorXd exitance = all.light.exitance_lm_per_m2.col(0);
  const auto task = traced_planar_gather(level, all_task_receivers(scene), rays_of_point);
  const auto cylinders = traced_cylindrical_gather(level, scene.cylindrical_points_m, rays_of_point);
  all.task_lx = sum_of(direct.task_lx, gathered(*task, exitance));
  all.cylindrical_lx = sum_of(direct.cylindrical_lx, gathered(*cylinders, exitance));
  return all;
}

ShapedResult solve(const Scene& scene, const DirectPart& direct, const ShapedRoom& room, std::size_t number) {
  ShapedResult result{.level = &room.level(number)};
  const ShapedLevel& level = *result.level;
  const PatchMesh& mesh = level.mesh;
  const Eigen::MatrixXd patch_lx = shaded_patch_illuminance_lx(direct.luminaires, mesh, room.rays(), sample_batches);
  result.all = solve_together(scene, direct, level, patch_lx);
  const auto task = traced_planar_gather(level, all_task_receivers(scene), rays_of_point);
  const auto cylinders = traced_cylindrical_gather(level, scene.cylindrical_points_m, rays_of_point);
  for (int batch = 0; batch < sample_batches; ++batch) {
    Values& values = result.batches.at(static_cast<std::size_t>(batch));
    values.light = interreflect(
        mesh.areas_m2, scene.reflectance_factor * mesh.reflectance,
        [&](const auto& of_patches) { return level.exchange.received_flux_in(batch, of_patches); },
        patch_lx.col(batch));
    const VectorXd of_batch = values.light.exitance_lm_per_m2.col(0);
    values.task_lx = sum_of(direct.task_lx, gathered(*task, batch, of_batch));
    values.cylindrical_lx = sum_of(direct.cylindrical_lx, gathered(*cylinders, batch, of_batch));
  }
  return result;
}

/// None where the room has no such surface.
std::optional<SurfaceIlluminance> surface_illuminance(const PatchMesh& mesh, const PatchLight& light, SurfaceKind kind,
                                                      double factor) {
  double flux_lm = 0.0;
  double area_m2 = 0.0;
  double least_lx = std::numeric_limits<double>::infinity();
  for (Index i = 0; i < mesh.size(); ++i) {
    if (mesh.patches[static_cast<std::size_t>(i)].kind != kind) continue;
    const double lx = light.illuminance_lx(i, 0);
    flux_lm += mesh.areas_m2[i] * lx;
    area_m2 += mesh.areas_m2[i];
    least_lx = std::min(least_lx, lx);
  }
  if (area_m2 <= 0.0) return std::nullopt;
  const double mean_lx = flux_lm / area_m2;
  return SurfaceIlluminance{
      .mean_lx = factor * mean_lx, .min_lx = factor * least_lx, .uniformity = mean_lx > 0.0 ? least_lx / mean_lx : 0.0};
}

std::vector<double> reported_means(const Scene& scene, const ShapedResult& result, const Values& values) {
  std::vector<double> means = task_means(scene, values.task_lx);
  for (const SurfaceKind kind : {SurfaceKind::wall, SurfaceKind::ceiling, SurfaceKind::floor})
    if (const auto surface = surface_illuminance(result.level->mesh, values.light, kind, 1.0))
      means.push_back(surface->mean_lx);
  if (!values.cylindrical_lx.empty()) means.push_back(mean(values.cylindrical_lx));
  return means;
}

/// The largest relative standard error of the mean of the batches.
double largest_error(const std::array<std::vector<double>, sample_batches>& batches) {
  double largest = 0.0;
  for (std::size_t i = 0; i < batches[0].size(); ++i) {
    Eigen::Array<double, sample_batches, 1> values;
    for (std::size_t k = 0; k < batches.size(); ++k) values[static_cast<Index>(k)] = batches.at(k)[i];
    const double centre = values.mean();
    const double variance = (values - centre).square().sum() / (sample_batches - 1);
    if (centre > 0.0) largest = std::max(largest, std::sqrt(variance / sample_batches) / centre);
  }
  return largest;
}

void state_errors(const Scene& scene, const ShapedResult& result, Convergence& convergence) {
  std::array<std::vector<double>, sample_batches> means;
  std::array<std::vector<double>, sample_batches> points;
  for (std::size_t k = 0; k < means.size(); ++k) {
    means.at(k) = reported_means(scene, result, result.batches.at(k));
    points.at(k) = result.batches.at(k).task_lx;
  }
  convergence.sampling_error_of_means = largest_error(means);
  convergence.sampling_error_of_points = largest_error(points);
}

ShapedResult draft(const Scene& scene, const DirectPart& direct, const ShapedRoom& room, Convergence& convergence) {
  const bool indirect = lights_by_way_of_the_ceiling(direct.luminaires);
  ShapedResult result{.level = &room.level(indirect ? indirect_draft_level : first_compared_shaped_level)};
  const int batches = indirect ? sample_batches : 1;
  result.all = solve_together(scene, direct, *result.level,
                              shaded_patch_illuminance_lx(direct.luminaires, result.level->mesh, room.rays(), batches));
  convergence.patches = static_cast<std::size_t>(result.level->mesh.size());
  return result;
}

ShapedResult refine(const Scene& scene, const DirectPart& direct, const ShapedRoom& room, Convergence& convergence) {
  ShapedResult result = solve(scene, direct, room, first_compared_shaped_level);
  for (std::size_t level = first_compared_shaped_level + 1;
       level < ShapedRoom::patches_of_levels.size() && !convergence.reached; ++level) {
    ShapedResult finer = solve(scene, direct, room, level);
    const double of_means =
        largest_change(reported_means(scene, result, result.all), reported_means(scene, finer, finer.all));
    const double of_points = largest_change(result.all.task_lx, finer.all.task_lx);
    convergence.last_change = std::max(of_means, of_points);
    convergence.reached = of_means <= settled_mean && of_points <= settled_point;
    result = std::move(finer);
  }
  convergence.patches = static_cast<std::size_t>(result.level->mesh.size());
  state_errors(scene, result, convergence);
  return result;
}

/// As `glare_sources`, each luminaire with the part of its opening that is in view.
GlareSources sources_in_view(const std::vector<PlacedLuminaire>& luminaires, const Observer& observer,
                             const RayScene& rays) {
  GlareSources sources;
  for (const PlacedLuminaire& luminaire : luminaires) {
    GlareSources source = glare_source(luminaire, observer);
    if (source.in_view == 0) continue;
    const double part = visible_part(luminaire, observer.eye_m, rays);
    if (part <= 0.0) continue;
    source.sum *= part;
    sources += source;
  }
  return sources;
}

void rate_glare(const Scene& scene, const ShapedRoom& room, const ShapedResult& result, Evaluation& evaluation) {
  const std::vector<PlacedLuminaire> luminaires = place_luminaires(scene, LuminaireModel::area);
  std::vector<Receiver> eyes;
  for (const Observer& observer : scene.observers) eyes.push_back({observer.eye_m, line_of_sight(observer)});
  const VectorXd indirect_lx = gathered(*traced_planar_gather(*result.level, eyes, rays_of_eye),
                                        VectorXd(result.all.light.exitance_lm_per_m2.col(0)));
  GlareRemarks remarks;
  for (std::size_t i = 0; i < eyes.size(); ++i) {
    const Observer& observer = scene.observers[i];
    const GlareSources sources = sources_in_view(luminaires, observer, room.rays());
    remarks.count(sources);
    add_rating(observer, unified_glare_rating(sources, indirect_lx[static_cast<Index>(i)]), evaluation);
  }
  remarks.note(evaluation.notes);
}

void note_oddities(const RoomShape& shape, const std::vector<PlacedLuminaire>& luminaires,
                   std::vector<std::string>& notes) {
  const auto reaches_out = [&](const PlacedLuminaire& luminaire) {
    for (const double along : {-0.5, 0.5})
      for (const double across : {-0.5, 0.5})
        if (!shape.is_in_air(
                luminaire.position_m(along * luminaire.opening.width_m, across * luminaire.opening.length_m)))
          return true;
    return false;
  };
  const auto count = std::count_if(luminaires.begin(), luminaires.end(), reaches_out);
  if (count > 0)
    notes.push_back(fmt::format("the luminous openings of {} luminaire(s) reach through a surface", count));
}

}  // namespace

Evaluation evaluate_in_shape(const Scene& scene, const ShapedRoom& room, Fineness fineness) {
  const double factor = scene.maintenance_factor;
  const DirectPart direct = direct_part(scene, room.rays(), fineness);
  Evaluation evaluation;
  const ShapedResult result = fineness == Fineness::full ? refine(scene, direct, room, evaluation.convergence)
                                                         : draft(scene, direct, room, evaluation.convergence);
  enter_tasks(scene, result.all.task_lx, direct.task_lx, evaluation);
  const auto surface = [&](SurfaceKind kind) {
    return surface_illuminance(result.level->mesh, result.all.light, kind, factor);
  };
  evaluation.walls = surface(SurfaceKind::wall);
  evaluation.ceiling = surface(SurfaceKind::ceiling);
  evaluation.floor = surface(SurfaceKind::floor).value_or(SurfaceIlluminance{});
  evaluation.windows = surface(SurfaceKind::window);
  evaluation.obstacles = surface(SurfaceKind::obstacle);
  if (!scene.cylindrical_points_m.empty()) {
    const IlluminanceField points = field(scene.cylindrical_points_m, result.all.cylindrical_lx, factor);
    evaluation.cylindrical = SurfaceIlluminance{points.mean_lx, points.min_lx, points.uniformity};
  }
  note_oddities(room.shape(), direct.luminaires, evaluation.notes);
  rate_energy(scene, direct.luminaires, evaluation);
  rate_glare(scene, room, result, evaluation);
  if (!evaluation.convergence.reached && fineness == Fineness::full)
    evaluation.notes.push_back(fmt::format("the finest division of the room still changed a value by {:.2g} %",
                                           100.0 * evaluation.convergence.last_change));
  return evaluation;
}

double estimate_mean_in_shape_lx(const Scene& scene, const ShapedRoom& room) {
  const MeanImportance& importance = room.mean_importance(scene.task);
  double sum_lx = 0.0;
  for (const PlacedLuminaire& luminaire : place_luminaires(scene, LuminaireModel::point))
    sum_lx += importance.mean_lx(luminaire);
  return scene.maintenance_factor * sum_lx;
}

}  // namespace twinlight::lighting
