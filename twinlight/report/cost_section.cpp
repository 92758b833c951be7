#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {

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
  add("cost.cost", cost.cost_per_year, 0, money);
  add("cost.energy_cost", parts.energy, 0, money);
  add("cost.purchase", parts.luminaires, 0, money);
  flow.heading(say("cost.title"), 100.0);
  flow.paragraph(say("cost.text"));
  flow.facts(facts);
  flow.paragraph(cost_note(say, text.subject), {.colour = colours::doubtful});
}

}  // namespace twinlight::report
