#include "twinlight/matching/pareto.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace twinlight::matching {
namespace {

using evidence::Quantity;

constexpr double glare_step = 3.0;
constexpr double least_rated_glare = 10.0;  ///< where the scale of UGR begins
constexpr double uniformity_step = 0.1;
constexpr double colour_rendering_step = 10.0;

auto in_order(const Merits& merits) {
  return std::tuple(merits.energy_kWh_per_year, merits.cost_per_year, -merits.quality_steps);
}

/// The best quality for each cost, among what needs no more energy than whatever is asked about.
class Staircase {
 public:
  bool dominates(const Merits& merits) const {
    const auto above = best_.upper_bound(merits.cost_per_year);
    return above != best_.begin() && std::prev(above)->second >= merits.quality_steps;
  }
  /// @param merits not dominated
  void add(const Merits& merits) {
    auto next = best_.lower_bound(merits.cost_per_year);
    while (next != best_.end() && next->second <= merits.quality_steps) next = best_.erase(next);
    best_.emplace_hint(next, merits.cost_per_year, merits.quality_steps);
  }

 private:
  std::map<double, double> best_;  ///< quality by cost, both growing
};

}  // namespace

Merits merits_of(const evidence::RunningCost& cost, double quality_steps) {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  return {.energy_kWh_per_year = cost.energy_kWh_per_year.value_or(unknown),
          .cost_per_year = cost.note.empty() ? cost.cost_per_year.value_or(unknown) : unknown,
          .quality_steps = quality_steps};
}

double quality_steps(Quantity quantity, double value, double limit) {
  switch (quantity) {
    case Quantity::ugr:
      return (limit - std::max(value, least_rated_glare)) / glare_step;
    case Quantity::uniformity:
      return (value - limit) / uniformity_step;
    case Quantity::colour_rendering_index:
      return (value - limit) / colour_rendering_step;
    default:
      return 0.0;
  }
}

double quality_steps(const std::vector<evidence::Check>& checks) {
  double sum = 0.0;
  for (const evidence::Check& check : checks)
    if (check.value) sum += quality_steps(check.quantity, *check.value, check.limit);
  return sum;
}

bool dominates(const Merits& a, const Merits& b) {
  const bool nowhere_worse = a.energy_kWh_per_year <= b.energy_kWh_per_year && a.cost_per_year <= b.cost_per_year &&
                             a.quality_steps >= b.quality_steps;
  return nowhere_worse && in_order(a) != in_order(b);
}

std::vector<std::size_t> pareto_front(std::span<const Merits> merits) {
  std::vector<std::size_t> order(merits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return in_order(merits[a]) < in_order(merits[b]); });
  // In this order nothing is dominated by what comes after it.
  Staircase staircase;
  std::vector<std::size_t> front;
  for (const std::size_t i : order) {
    const bool repeats = !front.empty() && in_order(merits[front.back()]) == in_order(merits[i]);
    if (!repeats) {
      if (staircase.dominates(merits[i])) continue;
      staircase.add(merits[i]);
    }
    front.push_back(i);
  }
  std::sort(front.begin(), front.end());
  return front;
}

}  // namespace twinlight::matching
