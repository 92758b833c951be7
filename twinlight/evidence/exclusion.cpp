#include "twinlight/evidence/exclusion.h"

namespace twinlight::evidence {
namespace {

/// No white light source comes near this (a 4000 K, Ra 80 spectrum has some 330 lm per watt of radiation).
constexpr double implausible_efficacy_lm_per_W = 330.0;

}  // namespace

std::optional<Exclusion> reason_to_exclude(const Need& need, const ProductTraits& traits) {
  if (!traits.holds_candela) return Exclusion{"intensities are not in candela"};
  if (!(traits.flux_lm > 0.0)) return Exclusion{"no luminous flux"};
  const bool has_power = traits.input_power_W.value_or(0.0) > 0.0;
  if (!has_power && need.minimise != Objective::count) return Exclusion{"no input power stated"};
  if (has_power && traits.flux_lm / *traits.input_power_W > implausible_efficacy_lm_per_W)
    return Exclusion{"flux or power is wrong: more than 330 lm/W"};
  const bool at_the_ceiling = need.layout.fixed
                                  ? need.layout.fixed->all_at_the_ceiling(need.room)
                                  : need.layout.lines.empty() && need.layout.mounting == Mounting::ceiling;
  if (at_the_ceiling && traits.is_pendant())
    return Exclusion{"made to hang (upward light), the need allows the ceiling only"};
  return std::nullopt;
}

}  // namespace twinlight::evidence
