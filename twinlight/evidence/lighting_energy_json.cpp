#include "twinlight/evidence/lighting_energy_json.h"

#include <nlohmann/json.hpp>

namespace twinlight::evidence {
namespace {

using nlohmann::ordered_json;

std::string note_on(const LeniPlan& plan) {
  if (!plan.rests_on_defaults) return "all values are the need's own";
  return "absence, controls and hours that the need does not state are defaults of EN 15193:2007, standby of EN "
         "15193-1:2017 method 2; none of them was checked against the standard";
}

}  // namespace

void add_lighting_energy(const Need& need, const RunningCost& cost, ordered_json& json) {
  json["leni_kWh_per_m2_year"] =
      cost.leni_kWh_per_m2_year ? ordered_json(*cost.leni_kWh_per_m2_year) : ordered_json(nullptr);
  if (!cost.energy) {
    json["leni_kWh_per_m2_year_note"] = cost.note;
    return;
  }
  const LightingEnergy& energy = *cost.energy;
  json["energy_factors"] = {{"constant_illuminance", energy.constant_illuminance_factor},
                            {"occupancy", energy.occupancy_factor},
                            {"daylight", energy.daylight_factor},
                            {"dimming", energy.dimming_factor}};
  if (!need.operation.use.leni) {
    json["leni_kWh_per_m2_year_note"] = "the need does not describe its controls: give it [operation.leni]";
    return;
  }
  const LeniPlan& plan = *need.operation.use.leni;
  json["leni"] = {{"standard", "EN 15193-1:2017"},
                  {"method", plan.quick ? "quick" : "full"},
                  {"W_L_kWh_per_year", energy.lighting_kWh},
                  {"W_P_kWh_per_year", energy.standby_kWh},
                  {"F_C", energy.constant_illuminance_factor},
                  {"F_O", energy.occupancy_factor},
                  {"F_D", energy.daylight_factor},
                  {"t_D_h", plan.daylight_hours},
                  {"t_N_h", plan.night_hours},
                  {"note", note_on(plan)}};
}

void add_lighting_use(const Need& need, ordered_json& json) {
  const LightingUse& use = need.operation.use;
  json["constant_illuminance"] = use.constant_illuminance;
  ordered_json dimming = ordered_json::array();
  for (const DimmedHours& hours : use.dimming)
    dimming.push_back({{"hours_per_year", hours.hours_per_year}, {"output", hours.output}, {"power", hours.power}});
  json["dimming"] = std::move(dimming);
  if (!need.maintenance) return;
  const MaintenancePlan& plan = *need.maintenance;
  json["maintenance"] = {{"LLMF", plan.lamp_lumen},
                         {"LSF", plan.lamp_survival},
                         {"LMF", plan.luminaire},
                         {"RSMF", plan.room_surface},
                         {"method", "CIE 97:2005"}};
  if (plan.burning_hours) json["maintenance"]["LLMF_at_h"] = *plan.burning_hours;
}

}  // namespace twinlight::evidence
