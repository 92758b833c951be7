#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/evidence/running_cost.h"

namespace twinlight::evidence {

/// What is not known and must be asked before a cost over life is complete.
enum class CostGap {
  power,         ///< the file states none
  price,         ///< the catalogue states none
  currency,      ///< the price is in another one, and the need gives no rate of exchange
  life,          ///< the catalogue states none
  installation,  ///< the need states no price of it
  cleaning,      ///< the need states no price of it
};
std::string_view to_string(CostGap gap);
std::string note_on(CostGap gap);

/// A new installation against the one that it replaces.
struct SavingAgainstExisting {
  double existing_present_value = 0.0;
  double net_present_value = 0.0;  ///< existing less new: over 0 where the new one is cheaper in the end
  double energy_kWh_per_year = 0.0;
  std::optional<double> carbon_kg_per_year;
  std::optional<double> simple_payback_years;  ///< none where it does not pay back within the years
  std::optional<double> discounted_payback_years;
};

/// Cost over life as present values, in the currency of the need. Each part is none where something that it needs is
/// not known; the sums are then none too.
struct LifeCost {
  int years = 0;
  std::string currency;
  std::optional<double> purchase;
  std::optional<double> installation;
  std::optional<double> energy;
  std::optional<double> cleaning;
  std::optional<double> replacements;    ///< luminaires and work
  std::optional<double> residual_value;  ///< of luminaires whose life is not over, taken off
  std::optional<int> times_replaced;
  std::optional<double> present_value;  ///< global cost in the sense of EN 15459-1
  std::optional<double> annual_equivalent;
  std::optional<double> carbon_kg_per_year;
  std::optional<double> carbon_kg;  ///< of the energy of all the years; making the luminaires is not in it
  std::optional<SavingAgainstExisting> saving;
  std::vector<CostGap> gaps;
};

/// Amounts of a year count at its end; energy grows with the price of electricity; a luminaire is replaced at the end
/// of the year in which its life is over, at its price and the price of installing it, but not at the end of the last;
/// what is left of the last luminaires' life counts, in proportion to their price, at the end (EN 15459-1).
/// None where the need has no plan of cost.
/// @param power_W of one luminaire
std::optional<LifeCost> life_cost(const Need& need, int luminaires, std::optional<double> power_W,
                                  const std::optional<Price>& price);

}  // namespace twinlight::evidence
