#include "twinlight/evidence/need_layout_file.h"

#include <fmt/format.h>

#include <cmath>

#include "twinlight/evidence/plan_values.h"

namespace twinlight::evidence {
namespace {

constexpr std::size_t most_luminaires = 2000;
/// Each is searched by itself.
constexpr std::size_t most_suspensions = 12;

Result<WallLine> read_line(const Settings& table, const lighting::Room& room) {
  TWL_CHECK(table.allow_only({"wall", "distance_m", "mounting_height_m", "along_m"}));
  const lighting::Surface wall = TWL_TRY(read_wall(table));
  const double wall_length_m = along_wall_m(room, wall);
  WallLine line{.wall = wall};
  line.distance_m = TWL_TRY(table.number("distance_m", Range::between(0.0, across_wall_m(room, wall))));
  line.mounting_height_m = TWL_TRY(table.number("mounting_height_m", Range::between(0.0, room.height_m)));
  line.from_m = 0.0;
  line.to_m = wall_length_m;
  if (table.has("along_m")) {
    const Interval along = TWL_TRY(read_interval(table, "along_m", Range::between(0.0, wall_length_m)));
    line.from_m = along.from;
    line.to_m = along.to;
  }
  return line;
}

/// One `[layout.line]`, or several `[[layout.line]]`.
Result<std::vector<WallLine>> read_lines(const Settings& table, const lighting::Room& room) {
  std::vector<WallLine> lines;
  if (!table.has("line")) return lines;
  if (const auto single = table.table("line")) {
    lines.push_back(TWL_TRY(read_line(*single, room)));
    return lines;
  }
  for (const Settings& line : TWL_TRY(table.tables("line"))) lines.push_back(TWL_TRY(read_line(line, room)));
  if (lines.empty()) return failure(table.complaint("line", "there is no line in it"));
  return lines;
}

Result<FixedPoints> read_positions(const Settings& table, const lighting::Room& room) {
  FixedPoints fixed{.placements = TWL_TRY(read_places(table, "positions", room, most_luminaires))};
  if (table.has("reuse")) fixed.all = TWL_TRY(table.choice("reuse", {"all", "some"})) == "all";
  return fixed;
}

Result<Mounting> read_mounting(const Settings& table) {
  const std::string word = TWL_TRY(table.choice("mounting", {"ceiling", "suspended", "either"}));
  if (word == "ceiling") return Mounting::ceiling;
  return word == "suspended" ? Mounting::suspended : Mounting::either;
}

/// `{ from, to, step }`: the steps from one to the other, both included where the step leads there.
Result<std::vector<double>> read_steps(const Settings& steps, Range range) {
  TWL_CHECK(steps.allow_only({"from", "to", "step"}));
  const double from_m = TWL_TRY(steps.number("from", range));
  const double to_m = TWL_TRY(steps.number("to", range));
  const double step_m = TWL_TRY(steps.number("step", Range::positive()));
  if (to_m < from_m) return failure(steps.complaint("to", "is less than from"));
  const double count = std::floor((to_m - from_m) / step_m + 1e-6) + 1.0;
  if (count > static_cast<double>(most_suspensions))
    return failure(
        steps.complaint("step", fmt::format("gives {:.0f} heights; at most {} are tried", count, most_suspensions)));
  std::vector<double> values_m;
  for (int i = 0; i < static_cast<int>(count); ++i) values_m.push_back(from_m + i * step_m);
  return values_m;
}

/// `[least, most]` stands for these and the middle, longer lists for their own values.
Result<std::vector<double>> read_list(const Settings& table, Range range) {
  std::vector<double> values_m = TWL_TRY(table.numbers("suspension_m", range));
  const bool ascending = std::adjacent_find(values_m.begin(), values_m.end(), std::greater_equal<>()) == values_m.end();
  if (values_m.empty() || !ascending)
    return failure(table.complaint("suspension_m", "expected ascending numbers: [least, most], or each to try"));
  if (values_m.size() > most_suspensions)
    return failure(table.complaint("suspension_m", fmt::format("at most {} heights are tried", most_suspensions)));
  if (values_m.size() == 2) values_m.insert(values_m.begin() + 1, 0.5 * (values_m.front() + values_m.back()));
  return values_m;
}

Result<std::vector<double>> read_suspensions(const Settings& table, Mounting mounting, const Need& need) {
  if (mounting == Mounting::ceiling) {
    if (table.has("suspension_m"))
      return failure(table.complaint("suspension_m", "has no meaning with mounting = \"ceiling\""));
    return std::vector<double>();
  }
  const double task_height_m = need.task.wall_area ? 0.0 : need.task.height_m;
  const double ceiling_m = need.racks.empty() ? need.room.height_m : need.racks.front().underside_m(0);
  const Range above_the_task = {.least = 0.0, .most = ceiling_m - task_height_m, .least_excluded = true};
  std::vector<double> values_m;
  if (const auto steps = table.table("suspension_m"))
    values_m = TWL_TRY(read_steps(*steps, above_the_task));
  else if (table.numbers("suspension_m").has_value())
    values_m = TWL_TRY(read_list(table, above_the_task));
  else
    values_m = {TWL_TRY(table.number("suspension_m", above_the_task))};
  if (values_m.back() >= above_the_task.most)
    return failure(table.complaint("suspension_m", "leaves the luminaires at or below the task"));
  return values_m;
}

/// `rows_parallel_to` names a wall, or the wall that `window_wall` names.
Result<std::optional<lighting::Surface>> read_row_wall(const Settings& table) {
  if (!table.has("rows_parallel_to")) return std::optional<lighting::Surface>();
  const std::string word = TWL_TRY(table.choice("rows_parallel_to", {"west", "east", "south", "north", "window wall"}));
  if (word != "window wall") return std::optional(TWL_TRY(read_wall(table, "rows_parallel_to")));
  if (!table.has("window_wall"))
    return failure(table.complaint("rows_parallel_to", "needs window_wall to say which wall has the windows"));
  return std::optional(TWL_TRY(read_wall(table, "window_wall")));
}

Result<void> read_pattern(const Settings& table, LayoutLimits& limits) {
  if (table.has("pattern")) {
    const std::string word = TWL_TRY(table.choice("pattern", {"grid", "staggered", "either"}));
    limits.grid = word != "staggered";
    limits.staggered = word != "grid";
  }
  limits.rows_parallel_to = TWL_TRY(read_row_wall(table));
  const Range share = Range::between(0.0, 1.0);
  limits.edges.along = TWL_TRY(table.number_or("edge_along", limits.edges.along, share));
  limits.edges.across = TWL_TRY(table.number_or("edge_across", limits.edges.across, share));
  for (const char* key : {"edge_along", "edge_across"})
    if (limits.staggered && table.has(key)) return failure(table.complaint(key, "has no meaning for staggered rows"));
  return {};
}

/// Of keys that say how to find places, none may be given where the places are given.
Result<void> allow_none(const Settings& table, std::initializer_list<std::string_view> keys, std::string_view why) {
  for (const std::string_view key : keys)
    if (table.has(key)) return failure(table.complaint(key, std::string(why)));
  return {};
}

Result<void> read_places_over_the_room(const Settings& table, const Need& need, LayoutLimits& limits) {
  TWL_CHECK(read_pattern(table, limits));
  limits.min_wall_distance_m = TWL_TRY(table.number_or("min_wall_distance_m", 0.0, Range::at_least(0.0)));
  if (table.has("mounting")) limits.mounting = TWL_TRY(read_mounting(table));
  limits.suspensions_m = TWL_TRY(read_suspensions(table, limits.mounting, need));
  return {};
}

}  // namespace

Result<LayoutLimits> read_layout_limits(const Settings& file, const Need& need) {
  const auto table = TWL_TRY(file.optional_table("layout"));
  LayoutLimits limits;
  if (!table) return limits;
  TWL_CHECK(table->allow_only({"mounting", "suspension_m", "max_columns", "max_rows", "max_luminaires", "min_spacing_m",
                               "max_spacing_ratio", "line", "positions", "reuse", "pattern", "rows_parallel_to",
                               "window_wall", "min_wall_distance_m", "edge_along", "edge_across", "existing"}));
  const Range count = Range::between(1.0, static_cast<double>(most_luminaires));
  limits.max_columns = TWL_TRY(table->integer_or("max_columns", limits.max_columns, count));
  limits.max_rows = TWL_TRY(table->integer_or("max_rows", limits.max_rows, count));
  limits.max_luminaires = TWL_TRY(table->integer_or("max_luminaires", limits.max_luminaires, count));
  limits.min_spacing_m = TWL_TRY(table->number_or("min_spacing_m", limits.min_spacing_m, Range::at_least(0.0)));
  limits.max_spacing_ratio =
      TWL_TRY(table->number_or("max_spacing_ratio", limits.max_spacing_ratio, Range::at_least(1.0)));
  limits.lines = TWL_TRY(read_lines(*table, need.room));
  if (table->has("reuse") && !table->has("positions"))
    return failure(table->complaint("reuse", "has no meaning without positions"));
  if (table->has("positions")) {
    TWL_CHECK(allow_none(*table,
                         {"mounting", "suspension_m", "line", "max_columns", "max_rows", "max_luminaires",
                          "min_spacing_m", "max_spacing_ratio", "pattern", "rows_parallel_to", "window_wall",
                          "min_wall_distance_m", "edge_along", "edge_across"},
                         "can not be given together with positions, which say where luminaires hang"));
    limits.fixed = TWL_TRY(read_positions(*table, need.room));
    return limits;
  }
  if (limits.lines.empty()) {
    TWL_CHECK(read_places_over_the_room(*table, need, limits));
    return limits;
  }
  TWL_CHECK(allow_none(*table, {"mounting", "suspension_m"}, "a line has its own mounting_height_m"));
  TWL_CHECK(allow_none(
      *table, {"pattern", "rows_parallel_to", "window_wall", "min_wall_distance_m", "edge_along", "edge_across"},
      "can not be given together with a line, which has its own place"));
  return limits;
}

}  // namespace twinlight::evidence
