#include "twinlight/evidence/need_task_file.h"

#include <fmt/format.h>

#include "twinlight/evidence/plan_values.h"

namespace twinlight::evidence {
namespace {

constexpr int most_grid_points = 200;

Result<lighting::WallArea> read_wall_extent(const Settings& table, const lighting::Room& room) {
  const lighting::Surface wall = TWL_TRY(read_wall(table));
  const Interval along = TWL_TRY(read_interval(table, "along_m", Range::between(0.0, along_wall_m(room, wall))));
  const Interval height = TWL_TRY(read_interval(table, "height_m", Range::between(0.0, room.height_m)));
  return lighting::WallArea{.wall = wall,
                            .centre_m = 0.5 * (along.from + along.to),
                            .width_m = along.to - along.from,
                            .lower_edge_m = height.from,
                            .upper_edge_m = height.to};
}

}  // namespace

Result<FloorArea> read_floor_extent(const Settings& table, const lighting::Room& room) {
  const Interval x = TWL_TRY(read_interval(table, "x_m", Range::between(0.0, room.length_m)));
  const Interval y = TWL_TRY(read_interval(table, "y_m", Range::between(0.0, room.width_m)));
  return FloorArea{.x_from_m = x.from, .x_to_m = x.to, .y_from_m = y.from, .y_to_m = y.to};
}

Result<std::optional<lighting::GridSize>> read_grid_size(const Settings& table) {
  if (!table.has("points")) return std::optional<lighting::GridSize>();
  const std::vector<double> counts = TWL_TRY(table.numbers("points", Range::between(1, most_grid_points)));
  const auto whole = [](double count) { return count == static_cast<int>(count); };
  if (counts.size() != 2 || !whole(counts[0]) || !whole(counts[1]))
    return failure(table.complaint("points", "expected two whole numbers: [along, across]"));
  return std::optional(lighting::GridSize{.nx = static_cast<int>(counts[0]), .ny = static_cast<int>(counts[1])});
}

Result<Task> read_task(const Settings& file, const lighting::Room& room) {
  const auto table = TWL_TRY(file.optional_table("task"));
  if (!table) return failure(file.complaint("task", "is missing; expected a table [task] with height_m"));
  TWL_CHECK(table->allow_only({"height_m", "border_m", "points", "floor_area", "wall_area", "surroundings"}));
  Task task;
  const auto floor_area = TWL_TRY(table->optional_table("floor_area"));
  const auto wall_area = TWL_TRY(table->optional_table("wall_area"));
  if (floor_area && wall_area)
    return failure(table->complaint("wall_area", "can not be given together with floor_area"));
  if (wall_area) {
    TWL_CHECK(wall_area->allow_only({"wall", "along_m", "height_m"}));
    task.wall_area = TWL_TRY(read_wall_extent(*wall_area, room));
  }
  if (floor_area) {
    TWL_CHECK(floor_area->allow_only({"x_m", "y_m"}));
    task.floor_area = TWL_TRY(read_floor_extent(*floor_area, room));
  }
  if (!wall_area) {
    const Range below_ceiling = {.least = 0.0, .most = room.height_m};
    task.height_m = TWL_TRY(table->number("height_m", below_ceiling));
    if (task.height_m >= room.height_m) return failure(table->complaint("height_m", "is not below the ceiling"));
  }
  task.border_m = TWL_TRY(table->number_or("border_m", task.border_m, Range::at_least(0.0)));
  if (!wall_area && !floor_area && 2.0 * task.border_m >= std::min(room.length_m, room.width_m))
    return failure(table->complaint("border_m", "leaves nothing of the room"));
  task.points = TWL_TRY(read_grid_size(*table));
  return task;
}

Result<Task> read_area_task(const Settings& table, const lighting::Room& room, double height_m) {
  Task task{.height_m = height_m};
  task.points = TWL_TRY(read_grid_size(table));
  if (table.has("wall")) {
    for (const char* other : {"x_m", "y_m"})
      if (table.has(other)) return failure(table.complaint(other, "stands beside wall; expected either"));
    task.wall_area = TWL_TRY(read_wall_extent(table, room));
    return task;
  }
  task.floor_area = TWL_TRY(read_floor_extent(table, room));
  const Range below_ceiling = {.least = 0.0, .most = room.height_m};
  task.height_m = TWL_TRY(table.number_or("height_m", height_m, below_ceiling));
  if (task.height_m >= room.height_m) return failure(table.complaint("height_m", "is not below the ceiling"));
  return task;
}

std::optional<std::string> orientation_fault(const requirements::Requirement& row, const Task& task) {
  using requirements::Orientation;
  const bool on_wall = task.wall_area.has_value();
  if (row.orientation == Orientation::vertical && !on_wall)
    return fmt::format("{} asks for an upright plane ({}); give the need a [task.wall_area]", row.id, row.plane.en);
  if (row.orientation == Orientation::horizontal && on_wall)
    return fmt::format("{} asks for a level plane ({}), the task is on a wall", row.id, row.plane.en);
  return std::nullopt;
}

}  // namespace twinlight::evidence
