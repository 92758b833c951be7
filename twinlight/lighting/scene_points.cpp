#include "twinlight/lighting/scene_points.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

constexpr double default_border_m = 0.5;      ///< EN 12464-1: left out of room-wide areas
constexpr double default_eye_height_m = 1.2;  ///< CIE 190: a seated observer
constexpr double most_points_along = 1000.0;

Result<GridSize> read_grid_size(const Settings& table, GridSize otherwise) {
  if (!table.has("points")) return otherwise;
  const std::vector<double> counts = TWL_TRY(table.numbers("points", Range::between(1.0, most_points_along)));
  const bool are_whole = std::all_of(counts.begin(), counts.end(), [](double n) { return n == static_cast<int>(n); });
  if (counts.size() != 2 || !are_whole)
    return failure(table.complaint("points", "expected two whole numbers: along x and along y"));
  return GridSize{.nx = static_cast<int>(counts[0]), .ny = static_cast<int>(counts[1])};
}

Result<std::vector<Vector3d>> read_points(const Settings& table, const char* key) {
  std::vector<Vector3d> points;
  for (const std::vector<double>& row : TWL_TRY(table.number_rows(key, 3))) points.emplace_back(row[0], row[1], row[2]);
  if (points.empty()) return failure(table.complaint(key, "is empty; expected at least one [x, y, z]"));
  return points;
}

Result<double> read_height(const Settings& table, const Room& room) {
  return table.number("height_m", Range::between(0.0, room.height_m));
}

/// The border's default, and that it leaves something.
Result<double> read_border(const Settings& table, const Room& room) {
  const double border_m = TWL_TRY(table.number_or("border_m", default_border_m, Range::at_least(0.0)));
  if (2.0 * border_m < std::min(room.length_m, room.width_m)) return border_m;
  return failure(table.complaint("border_m", fmt::format("a border of {} m leaves nothing of a room of {} × {} m",
                                                         border_m, room.length_m, room.width_m)));
}

/// A grid over the room by the rule of EN 12464-1, less its border where the room is wide enough for one.
std::vector<Vector3d> room_grid(const Room& room, double height_m) {
  const double border_m = std::min(default_border_m, 0.25 * std::min(room.length_m, room.width_m));
  return horizontal_grid(room, height_m, border_m,
                         en12464_grid_size(room.length_m - 2.0 * border_m, room.width_m - 2.0 * border_m));
}

/// The x, y of a task that faces up, where they are in the air, or the room's grid for one that does not.
std::vector<Vector3d> points_over(const TaskSurface& task, const Room& room, double height_m) {
  if (task.normal != Vector3d::UnitZ()) return room_grid(room, height_m);
  std::vector<Vector3d> points;
  for (const Vector3d& point : task.points_m)
    if (const Vector3d over(point.x(), point.y(), height_m); !room.shape || room.shape->is_in_air(over))
      points.push_back(over);
  return points;
}

Result<TaskSurface> read_level_task(const Settings& table, const Room& room) {
  TWL_CHECK(table.allow_only({"height_m", "border_m", "points", reflectance_key, model_key, maintenance_factor_key}));
  const double height_m = TWL_TRY(read_height(table, room));
  const double border_m = TWL_TRY(read_border(table, room));
  const GridSize standard = en12464_grid_size(room.length_m - 2.0 * border_m, room.width_m - 2.0 * border_m);
  return horizontal_task(room, height_m, border_m, TWL_TRY(read_grid_size(table, standard)));
}

Result<TaskSurface> read_free_task(const Settings& table) {
  TWL_CHECK(table.allow_only({"grid", "normal", reflectance_key, model_key, maintenance_factor_key}));
  TaskSurface task{.points_m = TWL_TRY(read_points(table, "grid"))};
  if (!table.has("normal")) return task;
  const std::vector<double> normal = TWL_TRY(table.numbers("normal"));
  if (normal.size() != 3) return failure(table.complaint("normal", "expected three numbers [x, y, z]"));
  task.normal = Vector3d(normal[0], normal[1], normal[2]);
  if (!(task.normal.norm() > 0.0)) return failure(table.complaint("normal", "has no direction"));
  task.normal.normalize();
  return task;
}

Result<TaskSurface> read_wall_task(const Settings& table, const Room& room) {
  TWL_CHECK(table.allow_only({"wall", "centre_m", "width_m", "lower_edge_m", "upper_edge_m", "points", reflectance_key,
                              model_key, maintenance_factor_key}));
  const std::string name = TWL_TRY(table.choice("wall", {"x_min", "x_max", "y_min", "y_max"}));
  WallArea area;
  area.wall = surface_at(name[0] == 'x' ? 0 : 1, name == "x_max" || name == "y_max");
  const double wall_length_m = name[0] == 'x' ? room.width_m : room.length_m;
  area.width_m = TWL_TRY(table.number_or("width_m", wall_length_m, Range{0.0, wall_length_m, true}));
  area.centre_m = TWL_TRY(table.number_or("centre_m", 0.5 * wall_length_m,
                                          Range::between(0.5 * area.width_m, wall_length_m - 0.5 * area.width_m)));
  area.lower_edge_m = TWL_TRY(table.number("lower_edge_m", Range::between(0.0, room.height_m)));
  area.upper_edge_m = TWL_TRY(table.number("upper_edge_m", Range{area.lower_edge_m, room.height_m, true}));
  const GridSize standard = en12464_grid_size(area.width_m, area.upper_edge_m - area.lower_edge_m);
  return wall_grid(room, area, TWL_TRY(read_grid_size(table, standard)));
}

}  // namespace

Result<TaskSurface> read_task(const Settings& table, const Room& room) {
  if (table.has("wall")) return read_wall_task(table, room);
  return table.has("grid") ? read_free_task(table) : read_level_task(table, room);
}

Result<std::vector<Vector3d>> read_cylindrical(const Settings& table, const Room& room, const TaskSurface& task) {
  TWL_CHECK(table.allow_only({"height_m", reflectance_key, model_key, maintenance_factor_key}));
  return points_over(task, room, TWL_TRY(read_height(table, room)));
}

Result<std::vector<Observer>> read_glare(const std::optional<Settings>& table, const Room& room,
                                         const TaskSurface& task, std::vector<std::string>& notes) {
  if (!table) {
    if (default_eye_height_m < room.height_m)
      return observers_in_four_directions(points_over(task, room, default_eye_height_m));
    notes.push_back(fmt::format("UGR: eyes at {} m would be above the ceiling", default_eye_height_m));
    return std::vector<Observer>();
  }
  TWL_CHECK(table->allow_only(
      {"height_m", "points", "grid", "directions_deg", reflectance_key, model_key, maintenance_factor_key}));
  if (table->has("grid") && (table->has("points") || table->has("height_m")))
    return failure(table->complaint("grid", "stands beside points or height_m; expected either"));
  std::vector<Vector3d> eyes;
  if (table->has("grid")) {
    eyes = TWL_TRY(read_points(*table, "grid"));
  } else {
    const double height_m =
        TWL_TRY(table->number_or("height_m", default_eye_height_m, Range::between(0.0, room.height_m)));
    eyes = points_over(task, room, height_m);
    if (table->has("points")) eyes = horizontal_grid(room, height_m, 0.0, TWL_TRY(read_grid_size(*table, {})));
  }
  if (!table->has("directions_deg")) return observers_in_four_directions(eyes);
  std::vector<Observer> observers;
  const std::vector<double> directions_deg = TWL_TRY(table->numbers("directions_deg"));
  for (const Vector3d& eye : eyes)
    for (const double azimuth_deg : directions_deg) observers.push_back({eye, azimuth_deg});
  return observers;
}

}  // namespace twinlight::lighting
