#include "twinlight/evidence/need_maintenance_file.h"

namespace twinlight::evidence {
namespace {

constexpr Range factor = {.least = 0.0, .most = 1.0, .least_excluded = true};
constexpr Range years_range = {.least = 0.0, .most = 60.0, .least_excluded = true};
constexpr Range life_range_h = {.least = 0.0, .most = 1e6, .least_excluded = true};

/// LLMF as the need states it, or from the life of the light source.
Result<void> read_lamp_lumen(const Settings& table, double hours_per_year, MaintenancePlan& plan) {
  if (table.has("lamp_lumen")) {
    for (const std::string_view key : {"flux_left", "life_h", "replaced_after_years"})
      if (table.has(key)) return failure(table.complaint(key, "can not be given together with lamp_lumen"));
    plan.lamp_lumen = TWL_TRY(table.number("lamp_lumen", factor));
    return {};
  }
  const double flux_left = TWL_TRY(table.number("flux_left", factor));
  const double life_h = TWL_TRY(table.number("life_h", life_range_h));
  plan.burning_hours = hours_per_year * TWL_TRY(table.number("replaced_after_years", years_range));
  plan.lamp_lumen = lumen_maintenance(flux_left, life_h, *plan.burning_hours);
  return {};
}

/// LSF is 1 where what fails is replaced at once.
Result<double> read_survival(const Settings& table) {
  const bool replaced_at_once = TWL_TRY(table.boolean_or("failures_replaced_at_once", false));
  if (!replaced_at_once) return table.number("lamp_survival", factor);
  if (table.has("lamp_survival"))
    return failure(table.complaint("lamp_survival", "is 1 where failures are replaced at once"));
  return 1.0;
}

Result<std::optional<MaintenancePlan>> read_maintenance(const Settings& file, double hours_per_year) {
  const auto table = TWL_TRY(file.optional_table("maintenance"));
  if (!table) return std::optional<MaintenancePlan>();
  TWL_CHECK(table->allow_only({"lamp_lumen", "flux_left", "life_h", "replaced_after_years", "lamp_survival",
                               "failures_replaced_at_once", "luminaire", "room_surface"}));
  if (file.has("maintenance_factor"))
    return failure(file.complaint("maintenance_factor", "can not be given together with [maintenance]"));
  MaintenancePlan plan;
  TWL_CHECK(read_lamp_lumen(*table, hours_per_year, plan));
  plan.lamp_survival = TWL_TRY(read_survival(*table));
  plan.luminaire = TWL_TRY(table->number("luminaire", factor));
  plan.room_surface = TWL_TRY(table->number("room_surface", factor));
  return std::optional(plan);
}

}  // namespace

Result<void> read_maintenance_factor(const Settings& file, Need& need) {
  need.maintenance = TWL_TRY(read_maintenance(file, need.operation.hours_per_year));
  need.maintenance_factor =
      need.maintenance ? need.maintenance->factor() : TWL_TRY(file.number("maintenance_factor", factor));
  return {};
}

}  // namespace twinlight::evidence
