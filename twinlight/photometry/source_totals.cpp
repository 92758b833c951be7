#include "twinlight/photometry/source_totals.h"

#include <fmt/format.h>

#include <cmath>

namespace twinlight::photometry {
namespace {

Quantity sum(const std::vector<Luminaire>& sources, const std::vector<LuminaireFigures>& figures,
             Quantity LuminaireFigures::*figure) {
  double total = 0.0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Quantity& quantity = figures[i].*figure;
    if (!quantity.value) return Quantity::none(fmt::format("source {}: {}", i + 1, quantity.why_not));
    total += sources[i].source_count * *quantity.value;
  }
  return std::isfinite(total) ? Quantity::of(total) : Quantity::none("the sum is too large");
}

Quantity ratio(const Quantity& numerator, const Quantity& denominator) {
  if (!numerator.value) return numerator;
  if (!denominator.value) return denominator;
  const double value = *numerator.value / *denominator.value;
  return std::isfinite(value) ? Quantity::of(value) : Quantity::none("the input power is 0 W");
}

}  // namespace

SourceTotals totals_of(const std::vector<Luminaire>& sources, const std::vector<LuminaireFigures>& figures) {
  SourceTotals totals;
  totals.luminous_flux_lm = sum(sources, figures, &LuminaireFigures::luminous_flux_lm);
  totals.input_power_W = sum(sources, figures, &LuminaireFigures::input_power_W);
  totals.ppf_umol_per_s = sum(sources, figures, &LuminaireFigures::ppf_umol_per_s);
  totals.efficacy_lm_per_W = ratio(totals.luminous_flux_lm, totals.input_power_W);
  totals.ppe_umol_per_J = ratio(totals.ppf_umol_per_s, totals.input_power_W);
  return totals;
}

}  // namespace twinlight::photometry
