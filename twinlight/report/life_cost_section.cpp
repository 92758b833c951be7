#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {
namespace {

using evidence::CostPlan;
using evidence::LifeCost;

std::string percent(const Phrases& say, double share) {
  return say.quantity(100.0 * share, 1, "%");
}

std::string known_amount(const Phrases& say, const std::optional<double>& value, int decimals,
                         const std::string& unit) {
  return value ? say.quantity(*value, decimals, unit) : say("figure.not_known");
}

std::vector<Fact> plan_facts(const Phrases& say, const CostPlan& plan, const std::string& currency) {
  std::vector<Fact> facts = {{say("life.years"), std::to_string(plan.years)},
                             {say("life.discount"), percent(say, plan.discount_rate)},
                             {say("life.growth"), percent(say, plan.electricity_price_growth)}};
  if (const auto& grid = plan.grid)
    facts.push_back({say("life.grid"), grid->name.in(say.language()) + ", " +
                                           say.quantity(grid->g_per_kWh, 0, "g/kWh") + ", " +
                                           confidence_text(say, grid->confidence)});
  if (const auto& existing = plan.existing)
    facts.push_back(
        {say("life.existing"),
         say("life.existing_text", {{"count", std::to_string(existing->luminaires)},
                                    {"power", say.quantity(existing->power_W, 0, "W")},
                                    {"hours", say.quantity(existing->hours_per_year, 0, "h")},
                                    {"upkeep", say.quantity(existing->maintenance_per_year, 0, currency)}})});
  return facts;
}

Table parts_table(const Phrases& say, const LifeCost& cost) {
  Table table{.columns = {{say("life.part"), 3.0}, {say("life.value"), 1.0, Align::right}}};
  const auto add = [&](const char* key, const std::optional<double>& value, bool bold = false) {
    table.rows.push_back(
        {{.text = say(key), .bold = bold}, {.text = known_amount(say, value, 0, cost.currency), .bold = bold}});
  };
  const auto& residual = cost.residual_value;
  add("life.purchase", cost.purchase);
  add("life.installation", cost.installation);
  add("life.energy", cost.energy);
  add("life.cleaning", cost.cleaning);
  add("life.replacements", cost.replacements);
  add("life.residual", residual ? std::optional(-*residual) : std::nullopt);
  add("life.total", cost.present_value, true);
  add("life.annual", cost.annual_equivalent, true);
  return table;
}

std::string payback(const Phrases& say, const LifeCost& cost, const std::optional<double>& years) {
  return years ? say("life.payback_years", {{"years", say.number(*years, 1)}})
               : say("life.no_payback", {{"years", std::to_string(cost.years)}});
}

std::vector<Fact> outcome_facts(const Phrases& say, const LifeCost& cost) {
  std::vector<Fact> facts;
  if (cost.carbon_kg_per_year) {
    facts.push_back({say("life.carbon_year"), known_amount(say, cost.carbon_kg_per_year, 0, "kg CO₂")});
    facts.push_back({say("life.carbon"), known_amount(say, cost.carbon_kg, 0, "kg CO₂")});
  }
  if (const auto& saving = cost.saving) {
    facts.push_back({say("life.saved"), say.quantity(saving->net_present_value, 0, cost.currency)});
    facts.push_back({say("life.saved_energy"), say.quantity(saving->energy_kWh_per_year, 0, "kWh")});
    if (saving->carbon_kg_per_year)
      facts.push_back({say("life.saved_carbon"), known_amount(say, saving->carbon_kg_per_year, 0, "kg CO₂")});
    facts.push_back({say("life.simple_payback"), payback(say, cost, saving->simple_payback_years)});
    facts.push_back({say("life.discounted_payback"), payback(say, cost, saving->discounted_payback_years)});
  }
  return facts;
}

}  // namespace

void add_life_cost(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const auto& cost = text.subject.evidence.life_cost;
  const auto& plan = text.subject.need.cost;
  if (!cost || !plan) return;
  flow.subheading(say("life.title"), 120.0);
  flow.paragraph(say("life.text"));
  flow.facts(plan_facts(say, *plan, cost->currency));
  flow.table(parts_table(say, *cost));
  flow.facts(outcome_facts(say, *cost));
  std::vector<std::string> asked;
  for (const evidence::CostGap gap : cost->gaps)
    asked.push_back(say("life.ask_" + std::string(evidence::to_string(gap))));
  flow.bullets(asked);
}

}  // namespace twinlight::report
