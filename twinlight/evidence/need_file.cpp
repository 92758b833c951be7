#include "twinlight/evidence/need_file.h"

#include <fmt/format.h>

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/measuring_points.h"
#include "twinlight/evidence/need_area_file.h"
#include "twinlight/evidence/need_cost_file.h"
#include "twinlight/evidence/need_day_file.h"
#include "twinlight/evidence/need_greenhouse_file.h"
#include "twinlight/evidence/need_layout_file.h"
#include "twinlight/evidence/need_maintenance_file.h"
#include "twinlight/evidence/need_place_file.h"
#include "twinlight/evidence/need_rack_file.h"
#include "twinlight/evidence/need_room_file.h"
#include "twinlight/evidence/need_standing_file.h"
#include "twinlight/evidence/need_task_file.h"
#include "twinlight/evidence/planned_dimming.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/foundation/sha256.h"

namespace twinlight::evidence {
namespace {

constexpr std::size_t largest_need_bytes = std::size_t{1} << 20U;
Objective objective_named(std::string_view word) {
  if (word == "energy") return Objective::energy;
  return word == "cost" ? Objective::cost : Objective::count;
}

Result<Objective> read_objective(const Settings& file) {
  if (!file.has("minimise")) return Objective::energy;
  return file.choice("minimise", {"energy", "cost", "count"}).map(objective_named);
}

Result<requirements::Requirement> find_requirement(const Settings& file,
                                                   const requirements::RequirementSet& requirements) {
  const std::string id = TWL_TRY(file.text("requirement"));
  Result<requirements::Requirement> requirement = requirements.find(id);
  if (!requirement) return failure(file.complaint("requirement", requirement.error().message));
  const std::string domain = TWL_TRY(file.choice("domain", {"education", "care", "agriculture"}));
  if (domain != requirement->domain)
    return failure(file.complaint("domain", fmt::format("is '{}', but the requirement {} is of the domain '{}'", domain,
                                                        id, requirement->domain)));
  if (!has_level(*requirement))
    return failure(
        file.complaint("requirement", fmt::format("{} states no level of light that could be computed{}", id,
                                                  requirement->note.empty() ? "" : ": " + requirement->note.en)));
  return requirement;
}

/// Rows whose limits count too.
Result<std::vector<requirements::Requirement>> read_also(const Settings& file,
                                                         const requirements::RequirementSet& requirements) {
  std::vector<requirements::Requirement> rows;
  if (!file.has("also")) return rows;
  for (const std::string& id : TWL_TRY(file.texts("also"))) {
    Result<requirements::Requirement> row = requirements.find(id);
    if (!row) return failure(file.complaint("also", row.error().message));
    if (row->limits.empty() || all_limits(*row).size() > row->limits.size())
      return failure(file.complaint("also", id + " has limits of a room itself: name it as the requirement"));
    rows.push_back(*std::move(row));
  }
  return rows;
}

Result<std::optional<double>> read_daylight(const Settings& file) {
  constexpr Range daily_light = Range::between(0.0, 100.0);
  const auto table = TWL_TRY(file.optional_table("plants"));
  if (!table) return std::optional<double>();
  TWL_CHECK(table->allow_only({"daylight_mol_per_m2_day"}));
  return table->optional_number("daylight_mol_per_m2_day", daily_light);
}

Result<void> read_glare(const Settings& file, Need& need) {
  const auto table = TWL_TRY(file.optional_table("glare"));
  if (!table) return {};
  TWL_CHECK(table->allow_only({"eye_height_m", "floor_area"}));
  const Range within_height = {.least = 0.0, .most = need.room.height_m};
  need.eye_height_m = TWL_TRY(table->number_or("eye_height_m", need.eye_height_m, within_height));
  if (const auto area = TWL_TRY(table->optional_table("floor_area"))) {
    TWL_CHECK(area->allow_only({"x_m", "y_m"}));
    need.eye_area = TWL_TRY(read_floor_extent(*area, need.room));
    if (need.requirement.ugr && glare_observers(need).empty())
      return failure(area->complaint("x_m", "no eye has a place there: it is inside an obstacle or outside the room"));
  }
  return {};
}

/// The canopy of the lowest tier is the task, the others are areas.
Result<void> read_tiers(const Settings& file, Need& need) {
  std::optional<lighting::GridSize> points;
  if (const auto table = TWL_TRY(file.optional_table("task"))) {
    TWL_CHECK(table->allow_only({"points"}));
    points = TWL_TRY(read_grid_size(*table));
  }
  std::vector<Task> tiers = tiers_of(need.racks, points);
  need.task = std::move(tiers.front());
  for (std::size_t k = 1; k < tiers.size(); ++k)
    need.areas.push_back({.name = tiers[k].name, .requirement = need.requirement, .task = std::move(tiers[k])});
  return {};
}

}  // namespace

Result<Need> read_need(const Settings& file, const requirements::RequirementSet& requirements, const GridList& grids,
                       const std::filesystem::path& folder) {
  TWL_CHECK(file.allow_only({"name",     "domain",      "requirement", "maintenance_factor",
                             "minimise", "room",        "reflectance", "operation",
                             "task",     "cylindrical", "glare",       "layout",
                             "cost",     "also",        "day",         "plants",
                             "surface",  "window",      "obstacle",    "area",
                             "rack",     "maintenance", "place",       "greenhouse"}));
  std::vector<Rack> racks = TWL_TRY(read_racks(file));
  Need need;
  need.name = TWL_TRY(file.text("name"));
  need.file = file.file();
  need.requirement = TWL_TRY(find_requirement(file, requirements));
  need.room = TWL_TRY(read_room(file, racks));
  need.operation = TWL_TRY(read_operation(file));
  need.minimise = TWL_TRY(read_objective(file));
  need.racks = std::move(racks);
  TWL_CHECK(read_maintenance_factor(file, need));
  if (need.racks.empty())
    need.task = TWL_TRY(read_task(file, need.room));
  else
    TWL_CHECK(read_tiers(file, need));
  const Range within_height = {.least = 0.0, .most = need.room.height_m};
  if (const auto table = TWL_TRY(file.optional_table("cylindrical"))) {
    TWL_CHECK(table->allow_only({"height_m"}));
    need.cylindrical_height_m = TWL_TRY(table->number("height_m", within_height));
  }
  TWL_CHECK(read_glare(file, need));
  need.layout = TWL_TRY(read_layout_limits(file, need));
  need.also = TWL_TRY(read_also(file, requirements));
  need.place = TWL_TRY(read_place(file, requirements));
  need.day = TWL_TRY(read_day_of_light(file, need.room, requirements));
  need.daylight_mol_per_m2_day = TWL_TRY(read_daylight(file));
  need.screens = TWL_TRY(read_screens(file, requirements));
  need.layout.standing = TWL_TRY(read_standing(file, need, folder));
  ask_for_planned_dimming(need);
  need.cost = TWL_TRY(read_cost_plan(file, need.operation.hours_per_year, grids));
  if (const auto fault = orientation_fault(need.requirement, need.task))
    return failure(file.complaint("requirement", *fault));
  TWL_CHECK(check_places(file, need));
  TWL_CHECK(read_areas(file, requirements, need));
  return need;
}

Result<Need> read_need(const std::filesystem::path& path, const requirements::RequirementSet& requirements,
                       const GridList& grids) {
  const std::string text = TWL_TRY(read_file(path, largest_need_bytes));
  const Settings settings = TWL_TRY(Settings::parse(text, path.string()));
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  Need need = TWL_TRY(read_need(settings, requirements, grids, folder));
  need.sha256 = sha256_hex({text});
  return need;
}

}  // namespace twinlight::evidence
