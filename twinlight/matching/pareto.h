#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "twinlight/evidence/check.h"
#include "twinlight/evidence/running_cost.h"

/// Which products are worth a look whatever energy, cost and quality are worth to the reader: docs/method.md, "Pareto
/// front".
namespace twinlight::matching {

/// What a product in its layout is compared by.
struct Merits {
  double energy_kWh_per_year = 0.0;  ///< infinite where not known
  double cost_per_year = 0.0;        ///< infinite where not known in full
  double quality_steps = 0.0;        ///< `quality_steps`, added up
};

/// @param quality_steps added up over the checks
Merits merits_of(const evidence::RunningCost& cost, double quality_steps);

/// By how many steps a value is better than its limit, negative where it is worse: a step is 3 of UGR (the scale of
/// EN 12464-1:2021, 5.5.3: 10, 13, 16 …), 0.1 of the task's uniformity, 10 of Ra. Glare below 10 counts as 10. 0 of
/// every other quantity: more light than is asked for is no quality.
double quality_steps(evidence::Quantity quantity, double value, double limit);

/// Added up over the checks that have a value.
double quality_steps(const std::vector<evidence::Check>& checks);

/// Whether `a` is nowhere worse than `b` and better somewhere.
bool dominates(const Merits& a, const Merits& b);

/// The numbers, ascending, of those that no other dominates. Equal merits do not dominate each other. n log n.
std::vector<std::size_t> pareto_front(std::span<const Merits> merits);

}  // namespace twinlight::matching
