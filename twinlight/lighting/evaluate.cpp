#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/draft_light.h"
#include "twinlight/lighting/evaluate_shape.h"
#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/evaluation_parts.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/patch_gather.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::Vector3d;

/// Results of this level are the first to be compared; the ones below serve estimates.
constexpr int first_compared_level = 1;
constexpr int estimate_level = 0;
constexpr FluxTolerance estimate_tolerance{.of_cell = 0.05, .of_emitted = 1e-4};

/// What one refinement of the room gives, initial values.
struct LevelResult {
  const RoomLevel* level = nullptr;
  PatchLight light;
  std::vector<double> task_lx;
  std::vector<double> cylindrical_lx;
};

/// Area-weighted mean and least patch over some of the surfaces.
SurfaceIlluminance surface_illuminance(const LevelResult& result, const std::function<bool(Surface)>& wanted,
                                       double factor) {
  const PatchGrid& grid = result.level->grid;
  double flux_lm = 0.0;
  double area_m2 = 0.0;
  double least_lx = std::numeric_limits<double>::infinity();
  for (const Surface surface : all_surfaces) {
    if (!wanted(surface)) continue;
    const auto areas = grid.areas_m2().segment(grid.first(surface), grid.count(surface));
    const auto lx = result.light.illuminance_lx.col(0).segment(grid.first(surface), grid.count(surface));
    flux_lm += areas.dot(lx);
    area_m2 += areas.sum();
    least_lx = std::min(least_lx, lx.minCoeff());
  }
  const double mean_lx = flux_lm / area_m2;
  return {
      .mean_lx = factor * mean_lx, .min_lx = factor * least_lx, .uniformity = mean_lx > 0.0 ? least_lx / mean_lx : 0.0};
}

bool is_ceiling(Surface surface) {
  return surface == Surface::ceiling;
}
bool is_floor(Surface surface) {
  return surface == Surface::floor;
}

DirectPart direct_part(const Scene& scene, Fineness fineness) {
  const auto luminaires = place_luminaires(scene, scene.model);
  if (fineness == Fineness::draft)
    return direct_part_of(
        scene, luminaires,
        [&](const Receiver& at) { return draft_illuminance_lx(luminaires, at.point_m, at.normal, nullptr); },
        [&](const Vector3d& point_m) { return draft_cylindrical_lx(luminaires, point_m, nullptr); });
  return direct_part_of(
      scene, luminaires, [&](const Receiver& at) { return direct_illuminance_lx(luminaires, at.point_m, at.normal); },
      [&](const Vector3d& point_m) { return direct_cylindrical_lx(luminaires, point_m); });
}

void add_indirect(const GatherMatrix& gather, const PatchLight& light, std::vector<double>& illuminance_lx) {
  const Eigen::VectorXd indirect_lx = gather * light.exitance_lm_per_m2.col(0);
  for (std::size_t i = 0; i < illuminance_lx.size(); ++i) illuminance_lx[i] += indirect_lx[static_cast<Index>(i)];
}

LevelResult solve(const Scene& scene, const DirectPart& direct, const RoomLevel& level, FluxTolerance tolerance = {}) {
  LevelResult result{.level = &level,
                     .light = interreflect(level, direct_patch_illuminance_lx(direct.luminaires, level.grid, tolerance),
                                           interreflection_residual, scene.reflectance_factor),
                     .task_lx = direct.task_lx,
                     .cylindrical_lx = direct.cylindrical_lx};
  add_indirect(*planar_gather(level, all_task_receivers(scene)), result.light, result.task_lx);
  add_indirect(*cylindrical_gather(level, scene.cylindrical_points_m), result.light, result.cylindrical_lx);
  return result;
}

std::vector<double> reported_means(const Scene& scene, const LevelResult& result) {
  std::vector<double> means = task_means(scene, result.task_lx);
  for (const auto& wanted : {is_wall, is_ceiling, is_floor})
    means.push_back(surface_illuminance(result, wanted, 1.0).mean_lx);
  if (!result.cylindrical_lx.empty()) means.push_back(mean(result.cylindrical_lx));
  return means;
}

/// How finely drafts divide the room where light comes by way of the ceiling: as finely as there is where luminaires
/// all but touch it.
int indirect_level(const DirectPart& direct, const Room& room) {
  constexpr double close_m = 0.2;
  const bool close = std::any_of(direct.luminaires.begin(), direct.luminaires.end(), [&](const auto& luminaire) {
    return luminaire.emits_upward && room.height_m - luminaire.centre_m.z() < close_m;
  });
  return close ? RoomModel::level_count() - 1 : indirect_draft_level;
}

/// Refines until the results settle or there is no finer level; a draft does not refine.
LevelResult refine(const Scene& scene, const DirectPart& direct, const RoomModel& room_model, Fineness fineness,
                   Convergence& convergence) {
  if (fineness == Fineness::draft) {
    const bool indirect = lights_by_way_of_the_ceiling(direct.luminaires);
    const RoomLevel& level = room_model.level(indirect ? indirect_level(direct, scene.room) : first_compared_level);
    convergence = {.patches = static_cast<std::size_t>(level.grid.size())};
    return solve(scene, direct, level, indirect ? FluxTolerance{} : estimate_tolerance);
  }
  LevelResult result = solve(scene, direct, room_model.level(first_compared_level));
  for (int level = first_compared_level + 1; level < RoomModel::level_count() && !convergence.reached; ++level) {
    LevelResult finer = solve(scene, direct, room_model.level(level));
    const double of_means = largest_change(reported_means(scene, result), reported_means(scene, finer));
    const double of_points = largest_change(result.task_lx, finer.task_lx);
    convergence.last_change = std::max(of_means, of_points);
    convergence.reached = of_means <= settled_mean && of_points <= settled_point;
    result = std::move(finer);
  }
  convergence.patches = static_cast<std::size_t>(result.level->grid.size());
  return result;
}

void rate_glare(const Scene& scene, const LevelResult& result, Evaluation& evaluation) {
  const std::vector<PlacedLuminaire> luminaires = place_luminaires(scene, LuminaireModel::area);
  std::vector<Receiver> eyes;
  for (const Observer& observer : scene.observers) eyes.push_back({observer.eye_m, line_of_sight(observer)});
  std::vector<double> indirect_lx(eyes.size(), 0.0);
  add_indirect(*planar_gather(*result.level, eyes), result.light, indirect_lx);
  GlareRemarks remarks;
  for (std::size_t i = 0; i < eyes.size(); ++i) {
    const Observer& observer = scene.observers[i];
    const GlareSources sources = glare_sources(luminaires, observer);
    const std::optional<double> ugr = unified_glare_rating(sources, indirect_lx[i]);
    remarks.count(sources);
    add_rating(observer, ugr, evaluation);
  }
  remarks.note(evaluation.notes);
}

/// What the scene itself makes doubtful.
void note_oddities(const Scene& scene, const std::vector<PlacedLuminaire>& luminaires,
                   std::vector<std::string>& notes) {
  constexpr double beyond_m = 0.01;
  int beyond_walls = 0;
  for (const PlacedLuminaire& luminaire : luminaires) {
    const Vector3d reach = luminaire.half_extent_m();
    const Vector3d least = luminaire.centre_m - reach;
    const Vector3d most = luminaire.centre_m + reach - scene.room.size_m();
    if (least.minCoeff() < -beyond_m || most.maxCoeff() > beyond_m) ++beyond_walls;
  }
  if (beyond_walls > 0)
    notes.push_back(fmt::format("the luminous openings of {} luminaire(s) reach through a wall", beyond_walls));
}

Result<void> check_same_room(const Room& room, const Room& modelled) {
  const auto properties = [](const Room& r) {
    return std::array{r.length_m,          r.width_m,          r.height_m, r.reflectance.ceiling,
                      r.reflectance.walls, r.reflectance.floor};
  };
  if (room.shape == modelled.shape && (room.shape || properties(room) == properties(modelled))) return {};
  return failure({.message = "the room model is of another room than the scene's", .field = "room"});
}

}  // namespace

Result<Evaluation> evaluate(const Scene& scene, const RoomModel& room_model, Fineness fineness) {
  TWL_CHECK(check_scene(scene));
  TWL_CHECK(check_same_room(scene.room, room_model.room()));
  if (scene.room.shape) return evaluate_in_shape(scene, room_model.shaped(), fineness);
  const double factor = scene.maintenance_factor;
  const DirectPart direct = direct_part(scene, fineness);

  Evaluation evaluation;
  const LevelResult result = refine(scene, direct, room_model, fineness, evaluation.convergence);
  enter_tasks(scene, result.task_lx, direct.task_lx, evaluation);
  evaluation.walls = surface_illuminance(result, is_wall, factor);
  evaluation.ceiling = surface_illuminance(result, is_ceiling, factor);
  evaluation.floor = surface_illuminance(result, is_floor, factor);
  if (!result.cylindrical_lx.empty()) {
    const IlluminanceField points = field(scene.cylindrical_points_m, result.cylindrical_lx, factor);
    evaluation.cylindrical = SurfaceIlluminance{points.mean_lx, points.min_lx, points.uniformity};
  }
  note_oddities(scene, direct.luminaires, evaluation.notes);
  rate_energy(scene, direct.luminaires, evaluation);
  rate_glare(scene, result, evaluation);
  if (!evaluation.convergence.reached && fineness == Fineness::full)
    evaluation.notes.push_back(fmt::format("the finest division of the room still changed a value by {:.2g} %",
                                           100.0 * evaluation.convergence.last_change));
  return evaluation;
}

Result<Evaluation> evaluate(const Scene& scene) {
  TWL_CHECK(check_scene(scene));
  return evaluate(scene, RoomModel(scene.room));
}

Result<double> estimate_task_mean_lx(const Scene& scene, const RoomModel& room_model) {
  TWL_CHECK(check_scene(scene));
  TWL_CHECK(check_same_room(scene.room, room_model.room()));
  if (scene.room.shape) return estimate_mean_in_shape_lx(scene, room_model.shaped());
  const std::vector<PlacedLuminaire> luminaires = place_luminaires(scene, LuminaireModel::point);
  const RoomLevel& level = room_model.level(estimate_level);
  const PatchLight light = interreflect(level, direct_patch_illuminance_lx(luminaires, level.grid, estimate_tolerance));
  std::vector<double> task_lx;
  for (const Vector3d& point : scene.task.points_m)
    task_lx.push_back(direct_illuminance_lx(luminaires, point, scene.task.normal));
  add_indirect(*planar_gather(level, task_receivers(scene)), light, task_lx);
  return scene.maintenance_factor * mean(task_lx);
}

}  // namespace twinlight::lighting
