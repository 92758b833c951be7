#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/intensity_unit.h"
#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/plausibility_parts.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

/// Luminous efficacy of the best LED luminaires of 2026 is near 220 lm/W; white light can not pass about 350 lm/W.
constexpr double doubtful_efficacy_lm_per_W = 250.0;
/// An incandescent lamp in a dense shade still gives some 3 lm/W.
constexpr double least_efficacy_lm_per_W = 3.0;
/// More light than the lamps give, beyond what rounding and coarse angles explain.
constexpr double doubtful_light_output_ratio = 1.02;
/// Less than a tenth of the lamps' light leaves no luminaire that is meant to give light.
constexpr double least_light_output_ratio = 0.1;

bool within(double value, double least, double most) {
  return value >= least && value <= most;
}

/// Which slip of the pen explains a light output ratio that can not be. Luminaires give 30 to 102 % of their lamps.
std::string likely_slip(double ratio, double declared_lm) {
  constexpr double least = 0.3, most = doubtful_light_output_ratio;
  if (within(ratio / constants::lumens_per_kilolumen, least, most))
    return "; 1000 times too large, is the multiplier wrong?";
  if (within(ratio * constants::lumens_per_kilolumen, least, most))
    return "; 1000 times too small, is the multiplier wrong?";
  const double kilolumens = declared_lm / constants::lumens_per_kilolumen;
  constexpr double telling = 4.0;  // nearer to 1000 lm the two units can not be told apart
  if (within(kilolumens, 1.0 / telling, telling)) return {};
  if (within(ratio * kilolumens, least, most)) return "; are cd per 1000 lm written as cd?";
  if (within(ratio / kilolumens, least, most)) return "; are cd written as cd per 1000 lm?";
  return {};
}

void doubt_flux(const Luminaire& luminaire, const LuminaireFigures& figures, Doubts& doubts) {
  if (!figures.light_output_ratio.value || !figures.luminous_flux_lm.value) return;
  const double ratio = *figures.light_output_ratio.value;
  const double flux_lm = *figures.luminous_flux_lm.value;
  const double declared_lm = figures.declared_flux_lm.value.value_or(0.0);
  const std::string facts = fmt::format("the intensities give {:.4g} lm, {:.4g} % of the declared {:.4g} lm", flux_lm,
                                        100.0 * ratio, declared_lm);
  if (luminaire.basis == PhotometryBasis::absolute) {
    constexpr double tolerated_difference = 0.05;
    if (std::abs(ratio - 1.0) > tolerated_difference && flux_lm > 0.0)
      doubts.warn("luminaire flux", facts + ", though absolute photometry declares the same light");
    return;
  }
  if (ratio > doubtful_light_output_ratio)
    doubts.warn("lamp flux", facts + ": more light than the lamps have" + likely_slip(ratio, declared_lm));
  if (ratio < least_light_output_ratio && flux_lm > 0.0)
    doubts.warn("lamp flux", facts + ": hardly any light leaves the luminaire" + likely_slip(ratio, declared_lm));
}

/// The watts that a lamp's name states, as in "LED 18W/840" or "T5 49 W"; none where it names none or several lamps.
std::optional<double> watts_in(std::string_view lamp_type) {
  constexpr auto none = std::string_view::npos;
  for (std::size_t unit = lamp_type.find('W'); unit != none; unit = lamp_type.find('W', unit + 1)) {
    if (unit + 1 < lamp_type.size() && std::isalpha(static_cast<unsigned char>(lamp_type[unit + 1])) != 0) continue;
    const std::string_view number = trimmed(lamp_type.substr(0, unit));
    const std::size_t last_other = number.find_last_not_of("0123456789.");
    const std::size_t begin = last_other == none ? 0 : last_other + 1;
    const auto watts = parse_number(number.substr(begin));
    if (!watts) continue;
    const std::string_view before = trimmed(number.substr(0, begin));
    const bool is_part = !before.empty() && std::string_view("xX*-").find(before.back()) != none;  // 2x36 W, 10-18 W
    return is_part ? std::nullopt : std::optional(*watts);
  }
  return std::nullopt;
}

void doubt_lamp_power(const Luminaire& luminaire, Doubts& doubts) {
  if (luminaire.lamp_sets.empty() || luminaire.lamp_sets.front().power_W <= 0.0) return;
  const LampSet& set = luminaire.lamp_sets.front();
  const std::optional<double> one_W = watts_in(set.lamp_type);
  if (!one_W || *one_W <= 0.0) return;
  const double lamps_W = *one_W * std::max(1.0, std::abs(set.lamp_count));
  constexpr double least_part = 0.8;  // dimmed and long-life operation take somewhat less than the lamps' name
  constexpr double most_part = 2.0;
  if (!within(set.power_W, least_part * *one_W, most_part * lamps_W))
    doubts.hint("input power", fmt::format("{:g} W, but the lamps are named '{}' ({:g} × {:g} W)", set.power_W,
                                           set.lamp_type, std::max(1.0, std::abs(set.lamp_count)), *one_W));
}

void doubt_power(const Luminaire& luminaire, const LuminaireFigures& figures, Doubts& doubts) {
  if (luminaire.input_power_W && *luminaire.input_power_W == 0.0)
    doubts.warn("input power", "0 W: energy can not be computed");
  const double efficacy = figures.efficacy_lm_per_W.value.value_or(0.0);
  if (!other_intensity_unit(luminaire).empty()) return;
  const std::string facts =
      fmt::format("{:.4g} lm from {:g} W are {:.3g} lm/W", figures.luminous_flux_lm.value.value_or(0.0),
                  luminaire.input_power_W.value_or(0.0), efficacy);
  if (efficacy > doubtful_efficacy_lm_per_W)
    doubts.warn("input power",
                fmt::format("{}, more than any luminaire gives (over {:.0f} lm/W): flux or power is wrong", facts,
                            doubtful_efficacy_lm_per_W));
  const bool is_meant_for_eyes = !luminaire.photons && !luminaire.radiant;
  if (is_meant_for_eyes && efficacy > 0.0 && efficacy < least_efficacy_lm_per_W)
    doubts.warn("input power",
                fmt::format("{}, less than any lamp gives (under {:.0f} lm/W): wrong, unless for heat or ultraviolet",
                            facts, least_efficacy_lm_per_W));
  doubt_lamp_power(luminaire, doubts);
}

/// Ordinary white light lies within 1800–10 000 K; an index Ra is at most 100.
void doubt_colour(const Luminaire& luminaire, Doubts& doubts) {
  constexpr double least_K = 1500.0, most_K = 20000.0;
  if (luminaire.colour_temperature_K && !within(*luminaire.colour_temperature_K, least_K, most_K))
    doubts.warn("colour temperature", fmt::format("{:g} K is no colour of white light ({:g} to {:g} K)",
                                                  *luminaire.colour_temperature_K, least_K, most_K));
  if (luminaire.lamp_sets.empty()) return;
  const auto rendering = parse_number(luminaire.lamp_sets.front().colour_rendering);
  if (rendering && (*rendering > 100.0 || *rendering < 0.0))
    doubts.warn("colour rendering", fmt::format("{:g} is no colour rendering index (at most 100)", *rendering));
}

}  // namespace

void doubt_figures(const Luminaire& luminaire, const LuminaireFigures& figures, Doubts& doubts) {
  if (const std::string unit = other_intensity_unit(luminaire); !unit.empty())
    doubts.warn("intensity units",
                fmt::format("the file says that its values are in {}: read lumens and candelas as that unit", unit));
  if (figures.max_intensity_cd.value == 0.0) doubts.warn("intensity", "the luminaire gives no light");
  doubt_flux(luminaire, figures, doubts);
  doubt_power(luminaire, figures, doubts);
  doubt_colour(luminaire, doubts);
}

}  // namespace twinlight::photometry
