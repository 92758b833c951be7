#include "twinlight/evidence/life_cost_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "twinlight/foundation/nullable.h"

namespace twinlight::evidence {
namespace {

using nlohmann::ordered_json;

ordered_json saving_json(const LifeCost& cost, const SavingAgainstExisting& saving) {
  ordered_json json = {{"existing_present_value", saving.existing_present_value},
                       {"net_present_value", saving.net_present_value},
                       {"energy_kWh_per_year", saving.energy_kWh_per_year},
                       {"carbon_kg_per_year", nullable(saving.carbon_kg_per_year)},
                       {"simple_payback_years", nullable(saving.simple_payback_years)},
                       {"discounted_payback_years", nullable(saving.discounted_payback_years)}};
  const std::string never = fmt::format("does not pay back within {} years", cost.years);
  if (!saving.simple_payback_years) json["simple_payback_years_note"] = never;
  if (!saving.discounted_payback_years) json["discounted_payback_years_note"] = never;
  return json;
}

ordered_json to_json(const CostPlan& plan, const LifeCost& cost) {
  ordered_json asked = ordered_json::array();
  for (const CostGap gap : cost.gaps) asked.push_back({{"what", to_string(gap)}, {"note", note_on(gap)}});
  ordered_json json = {{"years", cost.years},
                       {"currency", cost.currency},
                       {"purchase", nullable(cost.purchase)},
                       {"installation", nullable(cost.installation)},
                       {"energy", nullable(cost.energy)},
                       {"cleaning", nullable(cost.cleaning)},
                       {"times_replaced", nullable(cost.times_replaced)},
                       {"replacements", nullable(cost.replacements)},
                       {"residual_value", nullable(cost.residual_value)},
                       {"present_value", nullable(cost.present_value)},
                       {"annual_equivalent", nullable(cost.annual_equivalent)},
                       {"carbon_kg_per_year", nullable(cost.carbon_kg_per_year)},
                       {"carbon_kg", nullable(cost.carbon_kg)},
                       {"asked_for", std::move(asked)},
                       {"saving", cost.saving ? saving_json(cost, *cost.saving) : ordered_json(nullptr)}};
  if (!cost.present_value) json["present_value_note"] = "not complete: see asked_for";
  if (!plan.grid) json["carbon_kg_note"] = "the need names no grid and states no carbon_g_per_kWh";
  if (!cost.saving)
    json["saving_note"] = plan.existing ? "not complete: see asked_for" : "the need describes no existing installation";
  return json;
}

ordered_json grid_json(const GridCarbon& grid) {
  return {{"id", grid.id},
          {"name", grid.name.en},
          {"g_per_kWh", grid.g_per_kWh},
          {"year", nullable(grid.year)},
          {"confidence", to_string(grid.confidence)}};
}

ordered_json plan_json(const CostPlan& plan) {
  ordered_json json = {{"years", plan.years},
                       {"discount_rate", plan.discount_rate},
                       {"electricity_price_growth", plan.electricity_price_growth},
                       {"installation_per_luminaire", nullable(plan.installation_per_luminaire)},
                       {"cleaning_per_luminaire", nullable(plan.cleaning_per_luminaire)},
                       {"cleaning_interval_years", plan.cleaning_interval_years},
                       {"grid", plan.grid ? grid_json(*plan.grid) : ordered_json(nullptr)},
                       {"existing", nullptr}};
  if (const auto& existing = plan.existing)
    json["existing"] = {{"luminaires", existing->luminaires},
                        {"power_W", existing->power_W},
                        {"hours_per_year", existing->hours_per_year},
                        {"maintenance_per_year", existing->maintenance_per_year}};
  return json;
}

}  // namespace

void add_life_cost(const Need& need, const std::optional<LifeCost>& cost, ordered_json& json) {
  json["life_cost"] = cost && need.cost ? to_json(*need.cost, *cost) : ordered_json(nullptr);
  if (!cost) json["life_cost_note"] = "the need has no table [cost]";
}

void add_cost_plan(const Need& need, ordered_json& json) {
  const Operation& operation = need.operation;
  json["electricity_price_per_kWh"] = operation.electricity_price_per_kWh;
  json["currency"] = operation.currency;
  ordered_json tariff = ordered_json::array();
  for (const TariffBand& band : operation.tariff)
    tariff.push_back({{"hours", band.hours.text()}, {"price_per_kWh", band.price_per_kWh}});
  json["tariff"] = std::move(tariff);
  json["exchange"] = operation.exchange;
  json["cost_plan"] = need.cost ? plan_json(*need.cost) : ordered_json(nullptr);
}

}  // namespace twinlight::evidence
