#include "twinlight/cli/life_cost_text.h"

#include <fmt/format.h>

#include <set>

#include "twinlight/cli/text_table.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::cli {
namespace {

using evidence::CostPlan;
using evidence::LifeCost;

std::string shown_cost(const std::optional<double>& value, int decimals = 0) {
  return value ? fmt::format("{:.{}f}", *value, decimals) : "–";
}

std::string title(const evidence::Need& need) {
  const CostPlan& plan = *need.cost;
  std::string text = fmt::format("Cost over {} years in {}, present values at {:g} % a year", plan.years,
                                 need.operation.currency, 100.0 * plan.discount_rate);
  if (plan.electricity_price_growth != 0.0)
    text += fmt::format(", electricity {:+g} % a year", 100.0 * plan.electricity_price_growth);
  if (plan.grid) text += fmt::format("; grid {}, {:g} g CO₂/kWh", plan.grid->id, plan.grid->g_per_kWh);
  if (plan.grid && plan.grid->confidence == requirements::Confidence::uncertain) text += " (uncertain)";
  return text;
}

std::string payback(const std::optional<double>& years, int within) {
  return years ? fmt::format("{:.1f}", *years) : fmt::format(">{}", within);
}

void add_cost_row(TextTable& table, const CostPlan& plan, const LifeCostLine& line) {
  const LifeCost& cost = *line.cost;
  const std::optional<double> carbon_t = cost.carbon_kg ? std::optional(*cost.carbon_kg / 1000.0) : std::nullopt;
  const std::optional<double> left = cost.residual_value ? std::optional(-*cost.residual_value) : std::nullopt;
  std::vector<std::string> row = {
      std::to_string(line.rank), shown_cost(cost.purchase),      shown_cost(cost.installation),
      shown_cost(cost.energy),   shown_cost(cost.cleaning),      shown_cost(cost.replacements),
      shown_cost(left),          shown_cost(cost.present_value), shown_cost(cost.annual_equivalent),
      shown_cost(carbon_t, 1)};
  if (plan.existing) {
    row.push_back(cost.saving ? shown_cost(cost.saving->net_present_value) : "–");
    row.push_back(cost.saving ? payback(cost.saving->simple_payback_years, cost.years) : "–");
    row.push_back(cost.saving ? payback(cost.saving->discounted_payback_years, cost.years) : "–");
  }
  row.push_back(shortened(printable_text(line.file), widest_file));
  table.add_row(row);
}

}  // namespace

std::string life_cost_text(const evidence::Need& need, const std::vector<LifeCostLine>& lines) {
  if (!need.cost || lines.empty()) return {};
  TextTable table;
  for (const char* heading : {"", "buy", "install", "energy", "clean", "replace", "left", "total", "a year", "t CO₂"})
    table.add_column(heading);
  if (need.cost->existing)
    for (const char* heading : {"saved", "payback a", "discounted a"}) table.add_column(heading);
  table.add_column("file", TextTable::Align::left);
  std::set<std::string> notes;
  for (const LifeCostLine& line : lines) {
    add_cost_row(table, *need.cost, line);
    for (const evidence::CostGap gap : line.cost->gaps) notes.insert(note_on(gap));
  }
  std::string text = title(need) + "\n" + table.text();
  for (const std::string& note : notes) text += "asked for: " + note + "\n";
  return text + "\n";
}

std::string life_cost_text(const evidence::Need& need, const matching::Match& match, std::size_t entries) {
  std::vector<LifeCostLine> lines;
  for (std::size_t i = 0; i < entries; ++i) {
    const matching::ShortlistEntry& entry = match.shortlist[i];
    if (entry.evidence.life_cost) lines.push_back({entry.rank, entry.product->file, &*entry.evidence.life_cost});
  }
  return life_cost_text(need, lines);
}

}  // namespace twinlight::cli
