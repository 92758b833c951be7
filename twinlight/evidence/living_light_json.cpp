#include "twinlight/evidence/living_light_json.h"

#include <nlohmann/json.hpp>

#include "twinlight/evidence/further_values.h"
#include "twinlight/foundation/nullable.h"
#include "twinlight/requirements/light_over_time.h"

namespace twinlight::evidence {
namespace {

using nlohmann::ordered_json;

ordered_json eyes_json(const DayOfLight& day, const DayOfLightResult& result) {
  ordered_json eyes = ordered_json::array();
  for (std::size_t i = 0; i < day.eyes.size(); ++i) {
    const Eye& eye = day.eyes[i];
    eyes.push_back({{"name", eye.name},
                    {"posture", to_string(eye.posture)},
                    {"position_m", {eye.position_m.x(), eye.position_m.y(), eye.position_m.z()}},
                    {"gaze", {eye.gaze.x(), eye.gaze.y(), eye.gaze.z()}},
                    {"maintained_lx", result.eyes[i].maintained_lx},
                    {"initial_lx", result.eyes[i].initial_lx}});
  }
  return eyes;
}

ordered_json periods_json(const DayOfLight& day, const DayOfLightResult& result) {
  ordered_json periods = ordered_json::array();
  for (std::size_t i = 0; i < day.periods.size(); ++i) {
    const LightPeriod& period = day.periods[i];
    const std::vector<double>& melanopic = result.periods_melanopic_lx[i];
    periods.push_back({{"hours", period.hours.text()},
                       {"requirement", period.requirement.id},
                       {"output", period.output},
                       {"daylight_melanopic_lx", nullable(period.daylight_melanopic_lx)},
                       {"melanopic_edi_lx", melanopic.empty() ? ordered_json(nullptr) : ordered_json(melanopic)}});
    if (!period.daylight_melanopic_lx)
      periods.back()["daylight_melanopic_lx_note"] = "the need does not say it: lamps alone are counted";
    if (melanopic.empty())
      periods.back()["melanopic_edi_lx_note"] = "the product's spectrum is not known: ask the maker";
  }
  return periods;
}

ordered_json day_json(const DayOfLight& day, const DayOfLightResult& result) {
  ordered_json json = {{"melanopic_der", nullable(result.melanopic_der)},
                       {"hours_judged", result.hours_judged},
                       {"hours_not_judged", hours_of_a_day - result.hours_judged},
                       {"eyes", eyes_json(day, result)},
                       {"periods", periods_json(day, result)}};
  if (!result.melanopic_der) json["melanopic_der_note"] = "the product's spectrum is not known: ask the maker";
  return json;
}

ordered_json ppfd_map(const lighting::IlluminanceField& task, double umol_per_lm) {
  ordered_json map = ordered_json::array();
  for (const double value_lx : task.illuminance_lx) map.push_back(umol_per_lm * value_lx);
  return map;
}

ordered_json animal_json(const AnimalLight& light) {
  ordered_json json = {{"animal", spectrum::to_string(light.animal)},
                       {"level_lx", light.level_lx},
                       {"daylight_efficacy_ratio", nullable(light.daylight_ratio)},
                       {"equivalent_daylight_lx", nullable(light.weighted_lx())},
                       {"pigment_peak_nm", spectrum::long_wave_pigment_peak_nm(light.animal)},
                       {"confidence", requirements::to_string(requirements::Confidence::uncertain)}};
  if (!light.daylight_ratio)
    json["daylight_efficacy_ratio_note"] = "the product's spectrum is not known: ask the maker";
  return json;
}

ordered_json plants_json(const EvaluatedLayout& found, const PlantLight& plants) {
  const lighting::IlluminanceField& task = found.evaluation.task;
  ordered_json json = {{"source", plants.source},
                       {"umol_per_lm", plants.umol_per_lm},
                       {"ppf_umol_per_s", plants.ppf_umol_per_s},
                       {"ppe_umol_per_J", nullable(plants.ppe_umol_per_J)},
                       {"energy_kWh_per_mol", nullptr},
                       {"ppfd_mean_umol_per_m2_s", plants.umol_per_lm * task.mean_lx},
                       {"ppfd_min_umol_per_m2_s", plants.umol_per_lm * task.min_lx},
                       {"ppfd_max_umol_per_m2_s", plants.umol_per_lm * task.max_lx},
                       {"ppfd_uniformity", task.uniformity},
                       {"ppfd_umol_per_m2_s", ppfd_map(task, plants.umol_per_lm)},
                       {"blue_share", nullable(plants.blue_share)},
                       {"green_share", nullable(plants.green_share)},
                       {"red_share", nullable(plants.red_share)},
                       {"red_to_far_red", nullable(plants.red_to_far_red)}};
  if (plants.ppe_umol_per_J)
    json["energy_kWh_per_mol"] = requirements::energy_per_photon_kWh_per_mol(*plants.ppe_umol_per_J);
  else
    json["energy_kWh_per_mol_note"] = "the file states no input power";
  const auto& interception = found.interception;
  json["light_interception"] = interception ? ordered_json(interception->share) : ordered_json(nullptr);
  if (!interception)
    json["light_interception_note"] = "the need gives no daylight, or the file states no extent of the luminaire";
  else if (!interception->from_housing)
    json["light_interception_note"] = "from the luminous opening: the file does not state the housing, which is larger";
  if (!plants.blue_share) json["blue_share_note"] = "the product's spectrum is not known: ask the maker";
  return json;
}

}  // namespace

void add_living_light(const Need& need, const EvaluatedLayout& found, ordered_json& json) {
  json["day_of_light"] = need.day && found.day ? day_json(*need.day, *found.day) : ordered_json(nullptr);
  if (!found.day) json["day_of_light_note"] = "the need has no table [day]";
  json["plant_light"] = found.plants ? plants_json(found, *found.plants) : ordered_json(nullptr);
  if (!found.plants)
    json["plant_light_note"] = least_ppfd(need.requirement) ? "the product does not say what photons it gives"
                                                            : "the requirement asks for no photons";
  json["animal_light"] = found.animal ? animal_json(*found.animal) : ordered_json(nullptr);
  if (!found.animal) json["animal_light_note"] = "the requirement speaks of no animal whose sight is known";
}

}  // namespace twinlight::evidence
