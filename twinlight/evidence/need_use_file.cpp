#include "twinlight/evidence/need_use_file.h"

#include <fmt/format.h>

#include <array>

namespace twinlight::evidence {
namespace {

constexpr Range part_of_use = Range::between(0.0, 1.0);
constexpr Range power_W = Range::between(0.0, 10'000.0);

/// Default hours of a year with and without daylight (EN 15193:2007, annex G).
struct BuildingHours {
  std::string_view building;
  double daylight, night;
};
constexpr std::array<BuildingHours, 7> building_hours{{{"office", 2250, 250},
                                                       {"education", 1800, 200},
                                                       {"hospital", 3000, 2000},
                                                       {"hotel", 3000, 2000},
                                                       {"sports", 2000, 2000},
                                                       {"retail", 3000, 2000},
                                                       {"industry", 2500, 1500}}};

/// Default absence factors F_A (EN 15193:2007, annex D).
struct SpaceAbsence {
  std::string_view space;
  double factor;
};
constexpr std::array<SpaceAbsence, 6> space_absence{{{"classroom", 0.25},
                                                     {"lecture hall", 0.4},
                                                     {"school corridor", 0.6},
                                                     {"ward", 0.0},
                                                     {"examination room", 0.4},
                                                     {"operating theatre", 0.0}}};

/// Default energy of controls and of charging emergency lights, kWh/(m² a) (EN 15193-1:2017, method 2).
constexpr double default_controls_kWh_per_m2 = 1.5;
constexpr double default_emergency_kWh_per_m2 = 1.0;

Result<std::vector<DimmedHours>> read_dimming(const Settings& operation, double hours_per_year) {
  std::vector<DimmedHours> dimming;
  double hours = 0.0;
  for (const Settings& table : TWL_TRY(operation.tables("dimming"))) {
    TWL_CHECK(table.allow_only({"hours_per_year", "output", "power"}));
    DimmedHours entry;
    entry.hours_per_year = TWL_TRY(table.number("hours_per_year", Range::between(0.0, hours_per_year)));
    entry.output = TWL_TRY(table.number("output", part_of_use));
    entry.power = TWL_TRY(table.number_or("power", entry.output, part_of_use));
    hours += entry.hours_per_year;
    if (hours > hours_per_year)
      return failure(table.complaint("hours_per_year",
                                     fmt::format("makes {:g} dimmed hours of the {:g} of use", hours, hours_per_year)));
    dimming.push_back(entry);
  }
  return dimming;
}

Result<double> read_absence_factor(const Settings& leni, LeniPlan& plan) {
  if (leni.has("absence_factor") == leni.has("space"))
    return failure(leni.complaint("absence_factor", "give it, or the space whose default counts, or occupancy_factor"));
  if (leni.has("absence_factor")) return leni.number("absence_factor", part_of_use);
  const std::string space = TWL_TRY(leni.choice(
      "space", {"classroom", "lecture hall", "school corridor", "ward", "examination room", "operating theatre"}));
  plan.rests_on_defaults = true;
  for (const SpaceAbsence& known : space_absence)
    if (known.space == space) return known.factor;
  return 0.0;
}

/// F_O as the need states it, or from absence and control.
Result<void> read_occupancy(const Settings& leni, LeniPlan& plan) {
  if (leni.has("occupancy_factor")) {
    for (const std::string_view key : {"absence_factor", "space", "occupancy_control"})
      if (leni.has(key)) return failure(leni.complaint(key, "can not be given together with occupancy_factor"));
    plan.occupancy_factor = TWL_TRY(leni.number("occupancy_factor", part_of_use));
    return {};
  }
  const double absence = TWL_TRY(read_absence_factor(leni, plan));
  const std::string name =
      TWL_TRY(leni.choice("occupancy_control", {"manual", "manual with sweep", "auto on, dimmed", "auto on, auto off",
                                                "manual on, dimmed", "manual on, auto off"}));
  plan.rests_on_defaults = true;
  plan.occupancy_factor = occupancy_factor(absence, occupancy_control_factor(*occupancy_control_named(name)));
  return {};
}

/// The building's default share of hours with daylight.
Result<double> default_daylight_hours(const Settings& leni, double hours_per_year, std::string_view domain) {
  const std::string_view of_domain = domain == "care" ? "hospital" : domain;
  if (!leni.has("building") && domain == "agriculture")
    return failure(leni.complaint("building", "is missing: there is no default for agriculture"));
  const std::string building = leni.has("building")
                                   ? TWL_TRY(leni.choice("building", {"office", "education", "hospital", "hotel",
                                                                      "sports", "retail", "industry"}))
                                   : std::string(of_domain);
  for (const BuildingHours& hours : building_hours)
    if (hours.building == building) return hours_per_year * hours.daylight / (hours.daylight + hours.night);
  return failure(leni.complaint("building", fmt::format("has no default hours for '{}'", building)));
}

Result<void> read_quick(const Settings& leni, double hours_per_year, std::string_view domain, LeniPlan& plan) {
  TWL_CHECK(leni.allow_only({"method", "building", "daylight_hours_per_year", "occupancy_factor", "absence_factor",
                             "space", "occupancy_control", "daylight_factor", "emergency"}));
  plan.rests_on_defaults = true;
  plan.daylight_hours = leni.has("daylight_hours_per_year")
                            ? TWL_TRY(leni.number("daylight_hours_per_year", Range::between(0.0, hours_per_year)))
                            : TWL_TRY(default_daylight_hours(leni, hours_per_year, domain));
  const auto emergency = TWL_TRY(leni.optional_boolean("emergency"));
  if (!emergency) return failure(leni.complaint("emergency", "is missing: true where luminaires have emergency light"));
  plan.default_standby_kWh_per_m2 = default_controls_kWh_per_m2 + (*emergency ? default_emergency_kWh_per_m2 : 0.0);
  return {};
}

Result<void> read_full(const Settings& leni, double hours_per_year, LeniPlan& plan) {
  TWL_CHECK(
      leni.allow_only({"method", "daylight_hours_per_year", "occupancy_factor", "absence_factor", "space",
                       "occupancy_control", "daylight_factor", "standby_W_per_luminaire", "emergency_charging_W"}));
  plan.daylight_hours = TWL_TRY(leni.number("daylight_hours_per_year", Range::between(0.0, hours_per_year)));
  plan.standby_W_per_luminaire = TWL_TRY(leni.number("standby_W_per_luminaire", power_W));
  plan.emergency_charging_W = TWL_TRY(leni.number("emergency_charging_W", power_W));
  return {};
}

Result<std::optional<LeniPlan>> read_leni(const Settings& operation, double hours_per_year, std::string_view domain) {
  const auto leni = TWL_TRY(operation.optional_table("leni"));
  if (!leni) return std::optional<LeniPlan>();
  LeniPlan plan{.quick = TWL_TRY(leni->choice("method", {"full", "quick"})) == "quick"};
  if (plan.quick)
    TWL_CHECK(read_quick(*leni, hours_per_year, domain, plan));
  else
    TWL_CHECK(read_full(*leni, hours_per_year, plan));
  plan.night_hours = hours_per_year - plan.daylight_hours;
  plan.daylight_factor = TWL_TRY(leni->number("daylight_factor", part_of_use));
  TWL_CHECK(read_occupancy(*leni, plan));
  return std::optional(plan);
}

}  // namespace

Result<LightingUse> read_lighting_use(const Settings& operation, double hours_per_year, std::string_view domain) {
  LightingUse made;
  made.dimming = TWL_TRY(read_dimming(operation, hours_per_year));
  made.constant_illuminance = TWL_TRY(operation.boolean_or("constant_illuminance", false));
  made.leni = TWL_TRY(read_leni(operation, hours_per_year, domain));
  return made;
}

}  // namespace twinlight::evidence
