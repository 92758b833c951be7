#include "twinlight/matching/rank_checks.h"

#include <algorithm>
#include <cmath>

namespace twinlight::matching {

using evidence::Quantity;

RankBound rank_bound(Quantity quantity) {
  switch (quantity) {
    case Quantity::maintained_illuminance_lx:
      return {.value = 0.01, .relative = true};
    case Quantity::uniformity:
      return {.value = 0.03};
    case Quantity::ugr:
      return {.value = 0.5};
    case Quantity::walls_mean_lx:
    case Quantity::ceiling_mean_lx:
    case Quantity::cylindrical_mean_lx:
      return {.value = 0.03, .relative = true};
    case Quantity::walls_uniformity:
    case Quantity::ceiling_uniformity:
    case Quantity::cylindrical_uniformity:
      return {.value = 0.2};
    default:
      break;
  }
  return {};
}

RankChecks::RankChecks(const requirements::Requirement& requirement) {
  for (const evidence::Check& check : evidence::make_checks(requirement, {}, {}))
    limits_.push_back({.quantity = check.quantity,
                       .limit = static_cast<float>(check.limit),
                       .at_most = check.at_most,
                       .binding = check.binding});
}

bool RankChecks::ask_for(Quantity quantity) const {
  return std::any_of(limits_.begin(), limits_.end(), [&](const Limit& limit) { return limit.quantity == quantity; });
}

RankVerdict RankChecks::judge(const RankValues& values, bool doubtful_glare) const {
  RankVerdict verdict{.pass = !limits_.empty(), .can_pass = !limits_.empty()};
  for (const Limit& limit : limits_) {
    if (!limit.binding) continue;
    const float value = values[limit.quantity];
    if (std::isnan(value)) {
      ++verdict.open_binding_checks;
      if (limit.quantity == Quantity::maintained_illuminance_lx) verdict.pass = verdict.can_pass = false;
      continue;
    }
    const float margin = limit.at_most ? limit.limit - value : value - limit.limit;
    if (margin >= 0.0F) continue;
    verdict.pass = false;
    if (limit.limit > 0.0F) verdict.shortfall -= margin / limit.limit;
    RankBound bound = rank_bound(limit.quantity);
    if (doubtful_glare && limit.quantity == Quantity::ugr) bound.value = doubtful_glare_bound;
    if (-margin > bound.value * (bound.relative ? limit.limit : 1.0F)) verdict.can_pass = false;
  }
  return verdict;
}

}  // namespace twinlight::matching
