#include "twinlight/evidence/exclusion.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "twinlight/evidence/layout_choice.h"

namespace twinlight::evidence {
namespace {

/// No white light source comes near this (a 4000 K, Ra 80 spectrum has some 330 lm per watt of radiation).
constexpr double implausible_efficacy_lm_per_W = 330.0;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

/// Files of ultraviolet or horticultural sources put other quantities where LM-63 has candela, and say so in words.
bool holds_no_candela(const photometry::Luminaire& luminaire) {
  constexpr std::array<std::string_view, 2> marks = {"mw/sr", "radiometric units"};
  return std::any_of(luminaire.keywords.begin(), luminaire.keywords.end(), [&](const auto& keyword) {
    const std::string text = lower_case(keyword.second);
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
  });
}

}  // namespace

std::optional<Exclusion> reason_to_exclude(const Need& need, const photometry::Luminaire& luminaire) {
  if (holds_no_candela(luminaire)) return Exclusion{"intensities are not in candela"};
  const double flux_lm = luminaire.distribution.flux_lm();
  if (!(flux_lm > 0.0)) return Exclusion{"no luminous flux"};
  const bool has_power = luminaire.input_power_W.value_or(0.0) > 0.0;
  if (!has_power && need.minimise != Objective::count) return Exclusion{"no input power stated"};
  if (has_power && flux_lm / *luminaire.input_power_W > implausible_efficacy_lm_per_W)
    return Exclusion{"flux or power is wrong: more than 330 lm/W"};
  if (!need.layout.line && need.layout.mounting == Mounting::ceiling && is_pendant(luminaire))
    return Exclusion{"made to hang (upward light), the need allows the ceiling only"};
  return std::nullopt;
}

}  // namespace twinlight::evidence
