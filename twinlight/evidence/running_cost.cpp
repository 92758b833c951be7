#include "twinlight/evidence/running_cost.h"

#include <fmt/format.h>

namespace twinlight::evidence {
namespace {

/// Purchase price of one luminaire per year of its life; none with the reason in `note`.
std::optional<double> purchase_per_year(const Need& need, const std::optional<Price>& price, std::string& note) {
  if (!price) {
    note = "energy only: the catalogue states no price";
  } else if (!price_in_currency(need.operation, price)) {
    note = fmt::format("energy only: the price is in {}, the need in {}", price->currency, need.operation.currency);
  } else if (!price->life_h) {
    note = "energy only: the catalogue states a price but no life";
  } else {
    return *price_in_currency(need.operation, price) * need.operation.hours_per_year / *price->life_h;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> price_in_currency(const Operation& operation, const std::optional<Price>& price) {
  if (!price) return std::nullopt;
  if (price->currency == operation.currency) return price->amount;
  const auto rate = operation.exchange.find(price->currency);
  return rate != operation.exchange.end() ? std::optional(price->amount * rate->second) : std::nullopt;
}

RunningCost running_cost(const Need& need, int luminaires, std::optional<double> power_W,
                         const std::optional<Price>& price) {
  RunningCost cost{.currency = need.operation.currency};
  if (!power_W) {
    cost.note = "the file states no input power";
    return cost;
  }
  cost.energy = lighting_energy(need, luminaires, *power_W);
  const double energy_kWh = cost.energy->total_kWh();
  cost.energy_kWh_per_year = energy_kWh;
  cost.energy_kWh_per_m2_year = energy_kWh / need.room.floor_area_m2();
  if (need.operation.use.leni) cost.leni_kWh_per_m2_year = cost.energy_kWh_per_m2_year;
  const double purchase = luminaires * purchase_per_year(need, price, cost.note).value_or(0.0);
  cost.cost_per_year = energy_kWh * need.operation.electricity_price_per_kWh + purchase;
  return cost;
}

}  // namespace twinlight::evidence
