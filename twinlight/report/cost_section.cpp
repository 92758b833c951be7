#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {
namespace {

bool is_at_full_light(const evidence::Need& need) {
  const evidence::LightingUse& use = need.operation.use;
  return use.dimming.empty() && !use.constant_illuminance && !use.leni;
}

/// What dimming and controls do to the energy.
void add_use(const ReportText& text, std::vector<Fact>& facts) {
  const Phrases& say = text.say;
  const evidence::RunningCost& cost = text.subject.evidence.cost;
  const evidence::LightingUse& use = text.subject.need.operation.use;
  if (!cost.energy || is_at_full_light(text.subject.need)) return;
  if (!use.dimming.empty())
    facts.push_back({say("cost.dimming"), say.quantity(100.0 * cost.energy->dimming_factor, 0, "%")});
  if (use.leni) {
    facts.push_back({say("cost.leni"), say.quantity(*cost.leni_kWh_per_m2_year, 2, "kWh/m²")});
    facts.push_back({say("cost.leni_method"), say(use.leni->quick ? "cost.quick" : "cost.full")});
    facts.push_back({say("cost.standby"), say.quantity(cost.energy->standby_kWh, 0, "kWh")});
  }
  facts.push_back({say("cost.factors"), "F_C " + say.number(cost.energy->constant_illuminance_factor, 2) + ", F_O " +
                                            say.number(cost.energy->occupancy_factor, 2) + ", F_D " +
                                            say.number(cost.energy->daylight_factor, 2)});
}

}  // namespace

void add_cost(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const evidence::RunningCost& cost = text.subject.evidence.cost;
  const lighting::Evaluation& evaluation = text.subject.evidence.found.evaluation;
  std::vector<Fact> facts;
  const auto add = [&](const char* label, const std::optional<double>& value, int decimals, const std::string& unit) {
    facts.push_back({say(label), value ? say.quantity(*value, decimals, unit) : say("figure.not_known")});
  };
  const std::string money = cost.currency;
  const YearlyCost parts = yearly_cost(text.subject);
  add("cost.power", evaluation.power_W, 0, "W");
  add("cost.density", evaluation.power_density_W_per_m2, 2, "W/m²");
  add("cost.energy", cost.energy_kWh_per_year, 0, "kWh");
  add("cost.energy_area", cost.energy_kWh_per_m2_year, 2, "kWh/m²");
  add_use(text, facts);
  add("cost.cost", cost.cost_per_year, 0, money);
  add("cost.energy_cost", parts.energy, 0, money);
  add("cost.purchase", parts.luminaires, 0, money);
  flow.heading(say("cost.title"), 100.0);
  flow.paragraph(say(is_at_full_light(text.subject.need) ? "cost.text" : "cost.text_used"));
  flow.facts(facts);
  const auto& leni = text.subject.need.operation.use.leni;
  if (leni && leni->rests_on_defaults) flow.paragraph(say("cost.defaults"), {.colour = colours::doubtful});
  flow.paragraph(cost_note(say, text.subject), {.colour = colours::doubtful});
}

}  // namespace twinlight::report
