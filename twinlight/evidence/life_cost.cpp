#include "twinlight/evidence/life_cost.h"

#include <cmath>

#include "twinlight/evidence/cash_flow.h"
#include "twinlight/evidence/lighting_energy.h"
#include "twinlight/foundation/constants.h"

namespace twinlight::evidence {
namespace {

constexpr double grams_per_kilogram = 1000.0;

/// The years' ends at which worn-out luminaires are replaced, and what is then left of the life of the last ones.
struct Replacements {
  std::vector<int> years;
  double share_left = 0.0;
};

Replacements replacements_within(int years, double life_years) {
  Replacements found;
  int installed = 0;
  while (true) {
    const int next = installed + std::max(1, static_cast<int>(std::ceil(life_years)));
    if (next >= years) break;
    found.years.push_back(next);
    installed = next;
  }
  found.share_left = std::max(0.0, 1.0 - (years - installed) / life_years);
  return found;
}

/// What the parts of a life cost are made of; each is none where it is not known.
struct Inputs {
  std::optional<double> energy_kWh;  ///< a year
  std::optional<double> purchase;
  std::optional<double> installation;
  std::optional<double> cleaning;  ///< a year
  std::optional<double> life_years;
};

Inputs gather(const Need& need, int luminaires, std::optional<double> power_W, const std::optional<Price>& price,
              std::vector<CostGap>& gaps) {
  const CostPlan& plan = *need.cost;
  Inputs inputs;
  const auto amount = price_in_currency(need.operation, price);
  if (power_W) inputs.energy_kWh = lighting_energy(need, luminaires, *power_W).total_kWh();
  if (amount) inputs.purchase = luminaires * *amount;
  if (plan.installation_per_luminaire) inputs.installation = luminaires * *plan.installation_per_luminaire;
  if (plan.cleaning_per_luminaire)
    inputs.cleaning = luminaires * *plan.cleaning_per_luminaire / plan.cleaning_interval_years;
  if (price && price->life_h) inputs.life_years = *price->life_h / need.operation.hours_per_year;
  if (!power_W) gaps.push_back(CostGap::power);
  if (!price) gaps.push_back(CostGap::price);
  if (price && !amount) gaps.push_back(CostGap::currency);
  if (price && !price->life_h) gaps.push_back(CostGap::life);
  if (!inputs.installation) gaps.push_back(CostGap::installation);
  if (!inputs.cleaning) gaps.push_back(CostGap::cleaning);
  return inputs;
}

/// What the need pays in each year, its purchase at the start; luminaires that are left are not in it.
CashFlow payments(const CostPlan& plan, const Inputs& inputs, double price_per_kWh, const Replacements& replaced) {
  CashFlow flow{.at_start = *inputs.purchase + *inputs.installation};
  for (int year = 1; year <= plan.years; ++year) {
    const double growth = std::pow(1.0 + plan.electricity_price_growth, year - 1);
    flow.at_year_end.push_back(*inputs.energy_kWh * price_per_kWh * growth + *inputs.cleaning);
  }
  for (const int year : replaced.years)
    flow.at_year_end[static_cast<std::size_t>(year) - 1] += *inputs.purchase + *inputs.installation;
  return flow;
}

CashFlow existing_payments(const CostPlan& plan, const ExistingInstallation& existing, double energy_kWh,
                           double price_per_kWh) {
  CashFlow flow;
  for (int year = 1; year <= plan.years; ++year)
    flow.at_year_end.push_back(energy_kWh * price_per_kWh * std::pow(1.0 + plan.electricity_price_growth, year - 1) +
                               existing.maintenance_per_year);
  return flow;
}

CashFlow difference(const CashFlow& existing, const CashFlow& planned) {
  CashFlow flow{.at_start = existing.at_start - planned.at_start};
  for (std::size_t i = 0; i < planned.at_year_end.size(); ++i)
    flow.at_year_end.push_back(existing.at_year_end[i] - planned.at_year_end[i]);
  return flow;
}

SavingAgainstExisting saving_against(const Need& need, const ExistingInstallation& existing, const CashFlow& planned,
                                     double planned_present_value, double energy_kWh) {
  const CostPlan& plan = *need.cost;
  const double existing_kWh =
      existing.luminaires * existing.power_W * existing.hours_per_year / constants::watts_per_kilowatt;
  const CashFlow today = existing_payments(plan, existing, existing_kWh, need.operation.electricity_price_per_kWh);
  const CashFlow saved = difference(today, planned);
  SavingAgainstExisting saving{.existing_present_value = net_present_value(today, plan.discount_rate),
                               .energy_kWh_per_year = existing_kWh - energy_kWh,
                               .simple_payback_years = payback_years(saved, 0.0),
                               .discounted_payback_years = payback_years(saved, plan.discount_rate)};
  saving.net_present_value = saving.existing_present_value - planned_present_value;
  if (plan.grid) saving.carbon_kg_per_year = saving.energy_kWh_per_year * plan.grid->g_per_kWh / grams_per_kilogram;
  return saving;
}

/// Each part that is known, whatever else is not.
void value_parts(const Need& need, const Inputs& inputs, LifeCost& cost) {
  const CostPlan& plan = *need.cost;
  cost.purchase = inputs.purchase;
  cost.installation = inputs.installation;
  if (inputs.energy_kWh)
    cost.energy = *inputs.energy_kWh * need.operation.electricity_price_per_kWh *
                  annuity_factor(plan.discount_rate, plan.electricity_price_growth, plan.years);
  if (inputs.cleaning) cost.cleaning = *inputs.cleaning * annuity_factor(plan.discount_rate, 0.0, plan.years);
  if (plan.grid && inputs.energy_kWh) {
    cost.carbon_kg_per_year = *inputs.energy_kWh * plan.grid->g_per_kWh / grams_per_kilogram;
    cost.carbon_kg = plan.years * *cost.carbon_kg_per_year;
  }
  if (!inputs.life_years) return;
  const Replacements replaced = replacements_within(plan.years, *inputs.life_years);
  cost.times_replaced = static_cast<int>(replaced.years.size());
  if (!inputs.purchase || !inputs.installation) return;
  cost.residual_value = *inputs.purchase * replaced.share_left * discount_factor(plan.discount_rate, plan.years);
  double sum = 0.0;
  for (const int year : replaced.years) sum += discount_factor(plan.discount_rate, year);
  cost.replacements = sum * (*inputs.purchase + *inputs.installation);
}

}  // namespace

std::string_view to_string(CostGap gap) {
  switch (gap) {
    case CostGap::power:
      return "power";
    case CostGap::price:
      return "price";
    case CostGap::currency:
      return "currency";
    case CostGap::life:
      return "life";
    case CostGap::installation:
      return "installation";
    case CostGap::cleaning:
      break;
  }
  return "cleaning";
}

std::string note_on(CostGap gap) {
  switch (gap) {
    case CostGap::power:
      return "the file states no input power: ask the maker";
    case CostGap::price:
      return "the catalogue states no price: ask the maker";
    case CostGap::currency:
      return "the price is in another currency: give the need a rate of exchange";
    case CostGap::life:
      return "the catalogue states no life: ask the maker for LxBy";
    case CostGap::installation:
      return "the need states no price of installation: ask an installer";
    case CostGap::cleaning:
      break;
  }
  return "the need states no price of cleaning: ask who cleans";
}

std::optional<LifeCost> life_cost(const Need& need, int luminaires, std::optional<double> power_W,
                                  const std::optional<Price>& price) {
  if (!need.cost) return std::nullopt;
  const CostPlan& plan = *need.cost;
  LifeCost cost{.years = plan.years, .currency = need.operation.currency};
  const Inputs inputs = gather(need, luminaires, power_W, price, cost.gaps);
  value_parts(need, inputs, cost);
  if (!cost.gaps.empty()) return cost;
  const CashFlow planned = payments(plan, inputs, need.operation.electricity_price_per_kWh,
                                    replacements_within(plan.years, *inputs.life_years));
  cost.present_value = net_present_value(planned, plan.discount_rate) - *cost.residual_value;
  cost.annual_equivalent = *cost.present_value / annuity_factor(plan.discount_rate, 0.0, plan.years);
  if (plan.existing)
    cost.saving = saving_against(need, *plan.existing, planned, *cost.present_value, *inputs.energy_kWh);
  return cost;
}

}  // namespace twinlight::evidence
