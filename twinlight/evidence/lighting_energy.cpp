#include "twinlight/evidence/lighting_energy.h"

#include "twinlight/foundation/constants.h"

namespace twinlight::evidence {
namespace {

constexpr double hours_of_a_year = 8760.0;

double mean_power_share(const Operation& operation) {
  double saved_hours = 0.0;
  for (const DimmedHours& dimmed : operation.use.dimming) saved_hours += dimmed.hours_per_year * (1.0 - dimmed.power);
  return 1.0 - saved_hours / operation.hours_per_year;
}

}  // namespace

LightingEnergy lighting_energy(const Need& need, int luminaires, double power_W) {
  const Operation& operation = need.operation;
  LightingEnergy energy{.dimming_factor = mean_power_share(operation)};
  if (operation.use.constant_illuminance) energy.constant_illuminance_factor = 0.5 * (1.0 + need.maintenance_factor);
  int all_luminaires = luminaires;
  double all_W = luminaires * power_W;
  for (const StandingLight& kind : need.layout.standing) {
    all_luminaires += static_cast<int>(kind.luminaires.placements.size());
    all_W += kind.luminaires.total_power_W();
  }
  double hours_at_full_power = operation.hours_per_year;
  if (const std::optional<LeniPlan>& plan = operation.use.leni) {
    energy.occupancy_factor = plan->occupancy_factor;
    energy.daylight_factor = plan->daylight_factor;
    hours_at_full_power = plan->occupancy_factor * (plan->daylight_hours * plan->daylight_factor + plan->night_hours);
    const double hours_off = hours_of_a_year - plan->daylight_hours - plan->night_hours;
    energy.standby_kWh =
        (all_luminaires * plan->standby_W_per_luminaire * hours_off + plan->emergency_charging_W * hours_of_a_year) /
            constants::watts_per_kilowatt +
        plan->default_standby_kWh_per_m2 * need.room.floor_area_m2();
  }
  energy.lighting_kWh = all_W * energy.constant_illuminance_factor * energy.dimming_factor * hours_at_full_power /
                        constants::watts_per_kilowatt;
  return energy;
}

}  // namespace twinlight::evidence
