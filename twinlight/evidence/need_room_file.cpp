#include "twinlight/evidence/need_room_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/evidence/measuring_points.h"
#include "twinlight/evidence/need_rack_file.h"
#include "twinlight/lighting/room_file.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::evidence {
namespace {

constexpr double longest_room_m = 500.0;
/// A room that absorbs nothing has no finite illuminance.
constexpr Range reflectance = Range::between(0.0, 0.95);
constexpr double on_wall_within_m = 1e-3;

Result<lighting::Reflectances> read_reflectances(const Settings& table) {
  TWL_CHECK(table.allow_only({"ceiling", "walls", "floor"}));
  lighting::Reflectances made;
  made.ceiling = TWL_TRY(table.number("ceiling", reflectance));
  made.walls = TWL_TRY(table.number("walls", reflectance));
  made.floor = TWL_TRY(table.number("floor", reflectance));
  return made;
}

/// What an outline says more of its faults than a complaint about the extent of the room can.
Result<void> check_extent(const Settings& place, const lighting::Room& room) {
  for (const auto& [key, extent_m] :
       {std::pair("length_m", room.length_m), {"width_m", room.width_m}, {"height_m", room.height_m}}) {
    if (extent_m <= longest_room_m) continue;
    const char* at = place.has(key) ? key : place.has("outline_m") ? "outline_m" : "";
    return failure(place.complaint(at, fmt::format("{:g} is greater than {:g}", extent_m, longest_room_m)));
  }
  return {};
}

}  // namespace

Result<lighting::Room> read_room(const Settings& file, const std::vector<Rack>& racks) {
  const auto room_table = TWL_TRY(file.optional_table("room"));
  const Settings& place = room_table ? *room_table : file;
  if (room_table)
    TWL_CHECK(room_table->allow_only({"length_m", "width_m", "height_m", "outline_m", "heights_m", "reflectance"}));
  const bool is_in_room = room_table && room_table->has("reflectance");
  if (is_in_room && file.has("reflectance"))
    return failure(room_table->complaint("reflectance", "stands twice in this need; expected once"));
  // The room first: its faults come before those of its surfaces.
  const Result<lighting::Room> shown = lighting::read_room(file, {}, shelves_of(racks));
  if (!shown) return shown;
  TWL_CHECK(check_extent(place, *shown));
  const Settings surfaces = TWL_TRY((is_in_room ? *room_table : file).table("reflectance"));
  return lighting::read_room(file, TWL_TRY(read_reflectances(surfaces)), shelves_of(racks));
}

bool task_surface_is_in_room(const lighting::Room& room, const Task& task) {
  const lighting::TaskSurface surface = task_surface(room, task);
  if (!room.shape || !task.wall_area) return !surface.points_m.empty();
  return std::all_of(surface.points_m.begin(), surface.points_m.end(), [&](const Eigen::Vector3d& point_m) {
    return room.shape->is_in_air(point_m) && room.shape->distance_to_walls_m(point_m) < on_wall_within_m;
  });
}

Result<void> check_places(const Settings& file, const Need& need) {
  if (task_surface_is_in_room(need.room, need.task)) return {};
  const Settings task = TWL_TRY(file.table("task"));
  if (need.task.wall_area) return failure(task.complaint("wall_area", "does not lie wholly on a wall of the room"));
  return failure(task.complaint(task.has("floor_area") ? "floor_area" : "height_m",
                                "no point of the task is in the air of the room"));
}

}  // namespace twinlight::evidence
