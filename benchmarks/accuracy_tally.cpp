#include "accuracy_tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/matching/rank_checks.h"

namespace twinlight::benchmarks {
namespace {

using evidence::Quantity;

constexpr double least_ugr = 10.0;

/// Of photons as of light.
matching::RankBound limit_of(Quantity quantity) {
  if (quantity == Quantity::ppfd_umol_per_m2_s) return matching::rank_bound(Quantity::maintained_illuminance_lx);
  if (quantity == Quantity::ppfd_uniformity) return matching::rank_bound(Quantity::uniformity);
  return matching::rank_bound(quantity);
}

}  // namespace

void AccuracyTally::add(const Comparison& comparison) {
  const matching::RankBound limit = limit_of(comparison.quantity);
  if (limit.value == 0.0) return;
  if (comparison.quantity == Quantity::ugr && comparison.exact < least_ugr && comparison.first < least_ugr) return;
  if (limit.relative && comparison.exact <= 0.0) return;
  const double difference = std::abs(comparison.first - comparison.exact) / (limit.relative ? comparison.exact : 1.0);
  Differences& of = differences_[{comparison.narrow, comparison.quantity}];
  ++of.compared;
  of.sum += difference;
  const std::string where =
      fmt::format("{} in {} ({:.4g}, exact {:.4g})", comparison.where, need_, comparison.first, comparison.exact);
  if (difference > limit.value) of.beyond.emplace_back(difference, where);
  if (difference < of.worst) return;
  of.worst = difference;
  of.worst_where = where;
}

void AccuracyTally::add(const AccuracyTally& other) {
  for (const auto& [key, more] : other.differences_) {
    Differences& of = differences_[key];
    of.compared += more.compared;
    of.sum += more.sum;
    of.beyond.insert(of.beyond.end(), more.beyond.begin(), more.beyond.end());
    if (more.worst < of.worst) continue;
    of.worst = more.worst;
    of.worst_where = more.worst_where;
  }
}

std::string AccuracyTally::line() const {
  std::string text;
  const auto add_part = [&](const char* name, std::initializer_list<Quantity> quantities, double factor) {
    Differences all;
    for (const Quantity quantity : quantities)
      if (const auto found = differences_.find({false, quantity}); found != differences_.end()) {
        all.compared += found->second.compared;
        all.sum += found->second.sum;
        all.worst = std::max(all.worst, found->second.worst);
      }
    if (all.compared == 0) return;
    text += fmt::format("{}{} {:.3f} (mean {:.3f})", text.empty() ? "" : ", ", name, factor * all.worst,
                        factor * all.sum / static_cast<double>(all.compared));
  };
  add_part("E %", {Quantity::maintained_illuminance_lx, Quantity::ppfd_umol_per_m2_s}, 100.0);
  add_part("U0", {Quantity::uniformity, Quantity::ppfd_uniformity}, 1.0);
  add_part("UGR", {Quantity::ugr}, 1.0);
  return text;
}

std::string AccuracyTally::table() const {
  constexpr std::size_t most_shown = 12;
  std::string text;
  for (const auto& [key, of] : differences_) {
    const matching::RankBound limit = limit_of(key.second);
    text += fmt::format("{:<7}{:<28} {:>5} compared, mean {:.4f}, worst {:.4f}, {:>3} beyond {:g}{}: {}\n",
                        key.first ? "narrow" : "", to_string(key.second), of.compared,
                        of.sum / static_cast<double>(of.compared), of.worst, of.beyond.size(), limit.value,
                        limit.relative ? " of it" : "", of.worst_where);
    if (key.first) continue;
    auto beyond = of.beyond;
    std::sort(beyond.rbegin(), beyond.rend());
    beyond.resize(std::min(beyond.size(), most_shown));
    for (const auto& [difference, where] : beyond) text += fmt::format("         {:.4f} {}\n", difference, where);
  }
  return text;
}

}  // namespace twinlight::benchmarks
