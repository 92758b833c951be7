#include <algorithm>
#include <array>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"
#include "twinlight/requirements/light_over_time.h"

namespace twinlight::report {
namespace {

using evidence::DayOfLight;
using evidence::DayOfLightResult;
using evidence::LightPeriod;
using evidence::PlantLight;
using requirements::Comparison;

std::string known(const Phrases& say, const std::optional<double>& value, int decimals, std::string_view unit) {
  if (!value) return say("figure.not_known");
  return unit.empty() ? say.number(*value, decimals) : say.quantity(*value, decimals, unit);
}

void add_interception(PageFlow& flow, const Phrases& say, const std::optional<evidence::LightInterception>& of) {
  if (!of) return;
  std::string value = say.quantity(100.0 * of->share, 1, "%");
  if (!of->from_housing) value += " (" + say("living.interception_of_opening") + ")";
  flow.facts({{say("living.interception"), value}});
}

void add_plants(PageFlow& flow, const Phrases& say, const evidence::EvaluatedLayout& found) {
  const PlantLight& plants = *found.plants;
  const lighting::IlluminanceField& task = found.evaluation.task;
  const bool from_spectrum = plants.source.find("spectrum") != std::string::npos;
  constexpr const char* ppfd_unit = "µmol/(m²·s)";
  std::optional<double> energy;
  if (plants.ppe_umol_per_J) energy = requirements::energy_per_photon_kWh_per_mol(*plants.ppe_umol_per_J);
  flow.subheading(say("living.plants_title"), 120.0);
  flow.paragraph(
      say("living.plants_text", {{"source", say(from_spectrum ? "living.from_spectrum" : "living.from_photons")}}));
  flow.facts({{say("living.ppfd"), say.quantity(plants.umol_per_lm * task.mean_lx, 0, ppfd_unit)},
              {say("living.ppfd_range"), say.number(plants.umol_per_lm * task.min_lx, 0) + " – " +
                                             say.quantity(plants.umol_per_lm * task.max_lx, 0, ppfd_unit)},
              {say("living.efficacy"), known(say, plants.ppe_umol_per_J, 2, "µmol/J")},
              {say("living.energy"), known(say, energy, 3, "kWh/mol")},
              {say("living.blue"), known(say, plants.blue_share, 2, "")},
              {say("living.red"), known(say, plants.red_share, 2, "")},
              {say("living.ratio"), known(say, plants.red_to_far_red, 1, "")}});
  add_interception(flow, say, found.interception);
}

void add_animal(PageFlow& flow, const Phrases& say, const evidence::AnimalLight& light) {
  static constexpr std::array<const char*, spectrum::all_animals.size()> names = {"living.chicken", "living.pig",
                                                                                  "living.cattle"};
  const std::string animal = say(names[static_cast<std::size_t>(light.animal)]);
  flow.subheading(say("living.animal_title"), 200.0);
  flow.paragraph(say("living.animal_text",
                     {{"animal", animal}, {"peak", say.number(spectrum::long_wave_pigment_peak_nm(light.animal), 0)}}));
  flow.facts({{say("living.animal_level"), say.quantity(light.level_lx, 1, "lx")},
              {say("living.animal_ratio"), known(say, light.daylight_ratio, 2, "")},
              {say("living.animal_weighted"), known(say, light.weighted_lx(), 1, "lx")}});
}

/// The limits of a period, and the melanopic EDI of the eye that is worst off.
std::vector<Cell> period_row(const Phrases& say, const LightPeriod& period, const std::vector<double>& melanopic) {
  std::string limits;
  bool at_most = false;
  for (const requirements::Limit& limit : period.requirement.limits) {
    if (limit.quantity != evidence::Quantity::melanopic_edi_lx) continue;
    at_most = limit.comparison == Comparison::at_most;
    limits += (at_most ? "≤\u00a0" : "≥\u00a0") + say.quantity(limit.value, 0, "lx");
  }
  std::string worst = say("figure.not_known");
  if (!melanopic.empty()) {
    const double value = at_most ? *std::max_element(melanopic.begin(), melanopic.end())
                                 : *std::min_element(melanopic.begin(), melanopic.end());
    constexpr double whole_from = 10.0;
    worst = say.quantity(value, value < whole_from ? 1 : 0, "lx");
  }
  return {{.text = period.hours.text()},
          {.text = period.requirement.title.in(say.language())},
          {.text = say.quantity(100.0 * period.output, 0, "%")},
          {.text = known(say, period.daylight_melanopic_lx, 0, "lx")},
          {.text = limits},
          {.text = worst, .bold = true}};
}

void add_day(PageFlow& flow, const Phrases& say, const DayOfLight& day, const DayOfLightResult& result) {
  flow.subheading(say("living.day_title"), 140.0);
  flow.paragraph(say("living.day_text", {{"ratio", known(say, result.melanopic_der, 3, "")}}));
  Table table{.columns = {{say("living.hours"), 1.3},
                          {say("summary.requirement"), 3.2},
                          {say("living.output"), 0.8, Align::right},
                          {say("living.daylight"), 0.9, Align::right},
                          {say("checks.limit"), 1.0, Align::right},
                          {say("living.worst"), 1.1, Align::right}}};
  for (std::size_t i = 0; i < day.periods.size(); ++i)
    table.rows.push_back(period_row(say, day.periods[i], result.periods_melanopic_lx[i]));
  flow.table(table);
  std::vector<std::string> eyes;
  for (std::size_t i = 0; i < day.eyes.size(); ++i) {
    const evidence::Eye& eye = day.eyes[i];
    const char* posture = eye.posture == evidence::Posture::sitting    ? "living.sitting"
                          : eye.posture == evidence::Posture::standing ? "living.standing"
                                                                       : "living.lying";
    eyes.push_back(say("living.eye", {{"name", printable_text(eye.name, 80)},
                                      {"posture", say(posture)},
                                      {"height", metres(say, eye.position_m.z())},
                                      {"lux", say.quantity(result.eyes[i].maintained_lx, 0, "lx")}}));
  }
  if (const double open_h = evidence::hours_without_period(day); open_h > 0.0)
    eyes.push_back(say("living.not_judged", {{"hours", say.number(open_h, 1)}}));
  flow.bullets(eyes);
}

}  // namespace

void add_living_light(PageFlow& flow, const ReportText& text) {
  const evidence::EvaluatedLayout& found = text.subject.evidence.found;
  if (found.plants) add_plants(flow, text.say, found);
  if (found.animal) add_animal(flow, text.say, *found.animal);
  if (text.subject.need.day && found.day) add_day(flow, text.say, *text.subject.need.day, *found.day);
}

}  // namespace twinlight::report
