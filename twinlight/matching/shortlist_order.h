#pragma once

#include <limits>
#include <tuple>

#include "twinlight/evidence/need.h"
#include "twinlight/evidence/running_cost.h"

namespace twinlight::matching {

/// What a shortlist is ordered by (docs/method.md, "Checks and verdict"): of two products the one with the smaller
/// comes first. Equal ones are left to whoever sorts.
struct ShortlistOrder {
  bool fails = false;
  double shortfall = 0.0;  ///< of those that fail
  int open_checks = 0;     ///< binding ones, of those that pass
  bool price_unknown = false;
  double objective = 0.0;
  double energy_kWh_per_year = 0.0;

  auto parts() const { return std::tie(fails, shortfall, open_checks, price_unknown, objective, energy_kWh_per_year); }
  friend bool operator<(const ShortlistOrder& a, const ShortlistOrder& b) { return a.parts() < b.parts(); }
};

/// @param verdict of an exact evaluation or of the rank stage
template <class Verdict>
ShortlistOrder shortlist_order(const evidence::Need& need, const Verdict& verdict, int luminaires,
                               const evidence::RunningCost& cost) {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  ShortlistOrder order{.fails = !verdict.pass,
                       .shortfall = verdict.pass ? 0.0 : verdict.shortfall,
                       .open_checks = verdict.pass ? verdict.open_binding_checks : 0,
                       .price_unknown = need.minimise == evidence::Objective::cost && !cost.note.empty(),
                       .objective = static_cast<double>(luminaires),
                       .energy_kWh_per_year = cost.energy_kWh_per_year.value_or(unknown)};
  if (need.minimise == evidence::Objective::energy) order.objective = order.energy_kWh_per_year;
  if (need.minimise == evidence::Objective::cost) order.objective = cost.cost_per_year.value_or(unknown);
  return order;
}

}  // namespace twinlight::matching
