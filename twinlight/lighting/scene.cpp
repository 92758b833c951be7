#include "twinlight/lighting/scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/lighting/obstacle_check.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {
namespace {

Result<void> check_room(const Room& room) {
  const Eigen::Vector3d size = room.size_m();
  if (!(size.array() > 0.0).all() || !size.allFinite())
    return failure({.message = fmt::format("{} × {} × {} m is no room; each side must be greater than 0", size.x(),
                                           size.y(), size.z()),
                    .field = "room"});
  const auto& [ceiling, walls, floor] = room.reflectance;
  for (const double reflectance : {ceiling, walls, floor}) {
    if (!(reflectance >= 0.0 && reflectance < 1.0))
      return failure({.message = fmt::format("{} is no reflectance; expected 0 to less than 1", reflectance),
                      .field = "room.reflectance"});
  }
  return {};
}

Result<void> check_reflectance_factor(const Scene& scene) {
  const double largest = scene.reflectance_factor * largest_reflectance(scene.room);
  if (scene.reflectance_factor >= 0.0 && largest < 1.0) return {};
  return failure(
      {.message = fmt::format("a factor of {} makes the largest reflectance {:.2g}; expected 0 to less than 1",
                              scene.reflectance_factor, largest),
       .field = "reflectance_factor"});
}

bool is_inside(const Room& room, const Eigen::Vector3d& point_m) {
  if (room.shape) return room.shape->is_in_air(point_m);
  return point_m.allFinite() && (point_m.array() >= 0.0).all() && (point_m.array() <= room.size_m().array()).all();
}

/// Where a point lies that is not inside.
std::string place_of(const Room& room, const Eigen::Vector3d& point_m) {
  if (room.shape) {
    const std::vector<Obstacle>& obstacles = room.shape->obstacles();
    for (std::size_t k = 0; k < obstacles.size(); ++k)
      if (obstacles[k].holds(point_m)) return fmt::format("inside obstacle {}{}", k + 1, named(obstacles[k]));
    return "outside the room";
  }
  return fmt::format("outside the room of {} × {} × {} m", room.length_m, room.width_m, room.height_m);
}

Result<void> check_inside(const Room& room, const Eigen::Vector3d& point_m, const char* field, std::size_t number) {
  if (is_inside(room, point_m)) return {};
  return failure({.message = fmt::format("number {} at ({}, {}, {}) is {}", number, point_m.x(), point_m.y(),
                                         point_m.z(), place_of(room, point_m)),
                  .field = field});
}

/// A task that faces up gets no light straight from luminaires below it.
Result<void> check_task_below_luminaires(const Scene& scene) {
  if (scene.task.normal.z() < 0.999) return {};
  double highest_m = 0.0;
  for (const Placement& placement : scene.placements) highest_m = std::max(highest_m, placement.position_m.z());
  for (const StandingLuminaires& kind : scene.standing)
    for (const Placement& placement : kind.placements) highest_m = std::max(highest_m, placement.position_m.z());
  double lowest_point_m = scene.task.points_m.front().z();
  for (const Eigen::Vector3d& point : scene.task.points_m) lowest_point_m = std::min(lowest_point_m, point.z());
  if (lowest_point_m <= highest_m) return {};
  return failure({.message = fmt::format("the whole task, from {} m up, is above the luminaires, the highest of which "
                                         "hangs at {} m",
                                         lowest_point_m, highest_m),
                  .field = "task"});
}

Result<void> check_point(const Scene& scene, const Eigen::Vector3d& point_m, const char* field, std::size_t number) {
  TWL_CHECK(check_inside(scene.room, point_m, field, number));
  const auto is_here = [&](const Placement& p) { return (p.position_m - point_m).norm() < same_place_m; };
  const bool at_luminaire =
      std::any_of(scene.placements.begin(), scene.placements.end(), is_here) ||
      std::any_of(scene.standing.begin(), scene.standing.end(), [&](const StandingLuminaires& kind) {
        return std::any_of(kind.placements.begin(), kind.placements.end(), is_here);
      });
  if (!at_luminaire) return {};
  return failure({.message = fmt::format("number {} is at the centre of a luminaire", number), .field = field});
}

Result<void> check_task(const Scene& scene, const TaskSurface& task, const char* field) {
  if (task.points_m.empty()) return failure({.message = "there is no point", .field = field});
  if (!(std::abs(task.normal.norm() - 1.0) < 1e-9))
    return failure({.message = "the normal is no unit vector", .field = field});
  for (std::size_t i = 0; i < task.points_m.size(); ++i) TWL_CHECK(check_point(scene, task.points_m[i], field, i + 1));
  return {};
}

Result<void> check_kind(const Scene& scene, const StandingLuminaires& kind, const char* field) {
  if (kind.luminaire == nullptr || !(kind.luminaire->distribution.flux_lm() > 0.0))
    return failure({.message = "emits no light", .field = "luminaire"});
  if (kind.placements.empty()) return failure({.message = "there is no luminaire in the room", .field = field});
  std::size_t number = 0;
  for (const Placement& placement : kind.placements) {
    TWL_CHECK(check_inside(scene.room, placement.position_m, field, ++number));
    if (!std::isfinite(placement.rotation_deg))
      return failure({.message = fmt::format("the rotation of number {} is no number", number), .field = field});
  }
  if (kind.output > 0.0 && kind.output <= 1.0) return {};
  return failure(
      {.message = fmt::format("an output of {} is not greater than 0 and at most 1", kind.output), .field = field});
}

Result<void> check_luminaires(const Scene& scene) {
  TWL_CHECK(check_kind(scene, {.luminaire = scene.luminaire, .placements = scene.placements}, "layout"));
  for (const StandingLuminaires& kind : scene.standing) TWL_CHECK(check_kind(scene, kind, "layout.existing"));
  return {};
}

}  // namespace

Result<void> check_scene(const Scene& scene) {
  TWL_CHECK(check_room(scene.room));
  TWL_CHECK(check_reflectance_factor(scene));
  TWL_CHECK(check_luminaires(scene));
  TWL_CHECK(check_task(scene, scene.task, "task"));
  for (const TaskSurface& task : scene.further_tasks) TWL_CHECK(check_task(scene, task, "area"));
  if (!(scene.maintenance_factor > 0.0 && scene.maintenance_factor <= 1.0))
    return failure({.message = fmt::format("{} is not greater than 0 and at most 1", scene.maintenance_factor),
                    .field = "maintenance_factor"});
  TWL_CHECK(check_task_below_luminaires(scene));
  for (std::size_t i = 0; i < scene.cylindrical_points_m.size(); ++i)
    TWL_CHECK(check_point(scene, scene.cylindrical_points_m[i], "cylindrical", i + 1));
  for (std::size_t i = 0; i < scene.observers.size(); ++i)
    TWL_CHECK(check_point(scene, scene.observers[i].eye_m, "glare", i + 1));
  return {};
}

}  // namespace twinlight::lighting
