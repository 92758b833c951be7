#include "twinlight/evidence/need_area_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/measured_areas.h"
#include "twinlight/evidence/need_room_file.h"
#include "twinlight/evidence/need_task_file.h"

namespace twinlight::evidence {
namespace {

constexpr std::size_t most_areas = 100;
constexpr Range band = {.least = 0.5, .most = 10.0};  ///< EN 12464-1:2021, 5.3.4: at least 0.5 m
constexpr Range background_width = {.least = 3.0, .most = 50.0};

Result<requirements::Requirement> read_row(const Settings& table, const requirements::RequirementSet& requirements,
                                           const Need& need) {
  if (!table.has("requirement")) return need.requirement;
  const std::string id = TWL_TRY(table.text("requirement"));
  Result<requirements::Requirement> row = requirements.find(id);
  if (!row) return failure(table.complaint("requirement", row.error().message));
  if (!has_level(*row))
    return failure(table.complaint("requirement", id + " states no level of light that could be computed"));
  return row;
}

Result<void> check_name(const Settings& table, const std::string& name, const Need& need) {
  const bool is_taken = name == main_task_name || std::any_of(need.areas.begin(), need.areas.end(),
                                                              [&](const TaskArea& area) { return area.name == name; });
  if (!is_taken) return {};
  return failure(table.complaint("name", fmt::format("'{}' is taken; expected a name of its own", name)));
}

Result<TaskArea> read_area(const Settings& table, const requirements::RequirementSet& requirements, const Need& need) {
  TWL_CHECK(table.allow_only({"name", "requirement", "x_m", "y_m", "wall", "along_m", "height_m", "points"}));
  TaskArea area;
  area.name = TWL_TRY(table.text("name"));
  area.requirement = TWL_TRY(read_row(table, requirements, need));
  TWL_CHECK(check_name(table, area.name, need));
  area.task = TWL_TRY(read_area_task(table, need.room, need.task.height_m));
  if (const auto fault = orientation_fault(area.requirement, area.task))
    return failure(table.complaint("requirement", *fault));
  if (task_surface_is_in_room(need.room, area.task)) return area;
  return failure(table.complaint(area.task.wall_area ? "wall" : "x_m", "does not lie in the room"));
}

Result<void> read_surroundings(const Settings& file, const requirements::RequirementSet& requirements, Need& need) {
  const auto task = TWL_TRY(file.optional_table("task"));
  if (!task) return {};
  const auto table = TWL_TRY(task->optional_table("surroundings"));
  if (!table) return {};
  TWL_CHECK(table->allow_only({"band_m", "background_m"}));
  BandWidths widths;
  widths.surrounding_m = TWL_TRY(table->number_or("band_m", widths.surrounding_m, band));
  widths.background_m = TWL_TRY(table->number_or("background_m", widths.background_m, background_width));
  need.surroundings = widths;
  need.task.around = surroundings_of(requirements, need.requirement);
  for (TaskArea& area : need.areas) area.task.around = surroundings_of(requirements, area.requirement);
  const std::vector<MeasuredArea> areas = measured_areas(need);
  const bool any = std::any_of(areas.begin(), areas.end(), [](const MeasuredArea& area) { return area.around; });
  if (any) return {};
  return failure(table->complaint(
      "", "nothing surrounds the task: expected a floor_area or an [[area]] with a row of EN 12464-1"));
}

}  // namespace

Result<void> read_areas(const Settings& file, const requirements::RequirementSet& requirements, Need& need) {
  const std::vector<Settings> tables = TWL_TRY(file.tables("area"));
  if (tables.size() > most_areas)
    return failure(tables[most_areas].complaint("", fmt::format("is more than {} areas", most_areas)));
  for (const Settings& table : tables) need.areas.push_back(TWL_TRY(read_area(table, requirements, need)));
  return read_surroundings(file, requirements, need);
}

}  // namespace twinlight::evidence
