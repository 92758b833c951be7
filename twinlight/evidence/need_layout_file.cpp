#include "twinlight/evidence/need_layout_file.h"

#include <fmt/format.h>

namespace twinlight::evidence {
namespace {

constexpr int most_luminaires = 2000;
constexpr int most_grid_points = 200;

/// The two ends of an interval; a list of exactly two ascending numbers.
struct Interval {
  double from = 0.0;
  double to = 0.0;
};

Result<Interval> read_interval(const Settings& table, std::string_view key, Range range) {
  const std::vector<double> ends = TWL_TRY(table.numbers(key, range));
  if (ends.size() != 2 || ends[0] >= ends[1])
    return failure(table.complaint(key, "expected two ascending numbers: [from, to]"));
  return Interval{ends[0], ends[1]};
}

/// The walls of a plan with x to the east and y to the north.
lighting::Surface wall_named(std::string_view word) {
  if (word == "west") return lighting::Surface::x_min;
  if (word == "east") return lighting::Surface::x_max;
  return word == "south" ? lighting::Surface::y_min : lighting::Surface::y_max;
}

Result<lighting::Surface> read_wall(const Settings& table) {
  return wall_named(TWL_TRY(table.choice("wall", {"west", "east", "south", "north"})));
}

double across_wall_m(const lighting::Room& room, lighting::Surface wall) {
  return room.size_m()[lighting::normal_axis(wall)];
}

double along_wall_m(const lighting::Room& room, lighting::Surface wall) {
  return room.size_m()[1 - lighting::normal_axis(wall)];
}

Result<lighting::WallArea> read_wall_area(const Settings& table, const lighting::Room& room) {
  TWL_CHECK(table.allow_only({"wall", "along_m", "height_m"}));
  const lighting::Surface wall = TWL_TRY(read_wall(table));
  const Interval along = TWL_TRY(read_interval(table, "along_m", Range::between(0.0, along_wall_m(room, wall))));
  const Interval height = TWL_TRY(read_interval(table, "height_m", Range::between(0.0, room.height_m)));
  return lighting::WallArea{.wall = wall,
                            .centre_m = 0.5 * (along.from + along.to),
                            .width_m = along.to - along.from,
                            .lower_edge_m = height.from,
                            .upper_edge_m = height.to};
}

Result<FloorArea> read_floor_area(const Settings& table, const lighting::Room& room) {
  TWL_CHECK(table.allow_only({"x_m", "y_m"}));
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

Result<WallLine> read_line(const Settings& table, const lighting::Room& room) {
  TWL_CHECK(table.allow_only({"wall", "distance_m", "mounting_height_m", "along_m"}));
  const lighting::Surface wall = TWL_TRY(read_wall(table));
  const double wall_length_m = along_wall_m(room, wall);
  WallLine line{.wall = wall,
                .distance_m = TWL_TRY(table.number("distance_m", Range::between(0.0, across_wall_m(room, wall)))),
                .mounting_height_m = TWL_TRY(table.number("mounting_height_m", Range::between(0.0, room.height_m))),
                .from_m = 0.0,
                .to_m = wall_length_m};
  if (table.has("along_m")) {
    const Interval along = TWL_TRY(read_interval(table, "along_m", Range::between(0.0, wall_length_m)));
    line.from_m = along.from;
    line.to_m = along.to;
  }
  return line;
}

Result<Interval> read_number_or_interval(const Settings& table, std::string_view key, Range range) {
  const bool is_list = table.numbers(key).has_value();
  if (is_list) return read_interval(table, key, range);
  const double value = TWL_TRY(table.number(key, range));
  return Interval{value, value};
}

Result<Mounting> read_mounting(const Settings& table) {
  const std::string word = TWL_TRY(table.choice("mounting", {"ceiling", "suspended", "either"}));
  if (word == "ceiling") return Mounting::ceiling;
  return word == "suspended" ? Mounting::suspended : Mounting::either;
}

Result<Interval> read_suspension(const Settings& table, Mounting mounting, const Need& need) {
  if (mounting == Mounting::ceiling) {
    if (table.has("suspension_m"))
      return failure(table.complaint("suspension_m", "has no meaning with mounting = \"ceiling\""));
    return Interval{};
  }
  const double task_height_m = need.task.wall_area ? 0.0 : need.task.height_m;
  const Range above_the_task = {.least = 0.0, .most = need.room.height_m - task_height_m, .least_excluded = true};
  const Interval suspension = TWL_TRY(read_number_or_interval(table, "suspension_m", above_the_task));
  if (suspension.to >= above_the_task.most)
    return failure(table.complaint("suspension_m", "leaves the luminaires at or below the task"));
  return suspension;
}

}  // namespace

Result<Task> read_task(const Settings& file, const lighting::Room& room) {
  const auto table = TWL_TRY(file.optional_table("task"));
  if (!table) return failure(file.complaint("task", "is missing; expected a table [task] with height_m"));
  TWL_CHECK(table->allow_only({"height_m", "border_m", "points", "floor_area", "wall_area"}));
  Task task;
  const auto floor_area = TWL_TRY(table->optional_table("floor_area"));
  const auto wall_area = TWL_TRY(table->optional_table("wall_area"));
  if (floor_area && wall_area)
    return failure(table->complaint("wall_area", "can not be given together with floor_area"));
  if (wall_area) task.wall_area = TWL_TRY(read_wall_area(*wall_area, room));
  if (floor_area) task.floor_area = TWL_TRY(read_floor_area(*floor_area, room));
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

Result<LayoutLimits> read_layout_limits(const Settings& file, const Need& need) {
  const auto table = TWL_TRY(file.optional_table("layout"));
  LayoutLimits limits;
  if (!table) return limits;
  TWL_CHECK(table->allow_only({"mounting", "suspension_m", "max_columns", "max_rows", "max_luminaires", "min_spacing_m",
                               "max_spacing_ratio", "line"}));
  const Range count = Range::between(1, most_luminaires);
  limits.max_columns = TWL_TRY(table->integer_or("max_columns", limits.max_columns, count));
  limits.max_rows = TWL_TRY(table->integer_or("max_rows", limits.max_rows, count));
  limits.max_luminaires = TWL_TRY(table->integer_or("max_luminaires", limits.max_luminaires, count));
  limits.min_spacing_m = TWL_TRY(table->number_or("min_spacing_m", limits.min_spacing_m, Range::at_least(0.0)));
  limits.max_spacing_ratio =
      TWL_TRY(table->number_or("max_spacing_ratio", limits.max_spacing_ratio, Range::at_least(1.0)));
  if (const auto line = TWL_TRY(table->optional_table("line"))) {
    if (table->has("mounting") || table->has("suspension_m"))
      return failure(table->complaint("mounting", "a line has its own mounting_height_m"));
    limits.line = TWL_TRY(read_line(*line, need.room));
    return limits;
  }
  if (table->has("mounting")) limits.mounting = TWL_TRY(read_mounting(*table));
  const Interval suspension = TWL_TRY(read_suspension(*table, limits.mounting, need));
  limits.least_suspension_m = suspension.from;
  limits.most_suspension_m = suspension.to;
  return limits;
}

}  // namespace twinlight::evidence
