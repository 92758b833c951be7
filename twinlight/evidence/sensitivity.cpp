#include "twinlight/evidence/sensitivity.h"

#include <algorithm>
#include <cmath>

namespace twinlight::evidence {
namespace {

constexpr double ugr_per_decade = 8.0;  ///< ten times the flux adds 8

/// Whether a value is proportional to the flux. Daily light and melanopic light may hold daylight too: then a check
/// that is met turns farther from 1 than by proportion, so that the bounds stated are on the safe side.
bool follows_flux(Quantity quantity) {
  return is_mean_illuminance(quantity) || quantity == Quantity::illuminance_lx ||
         quantity == Quantity::ppfd_umol_per_m2_s || quantity == Quantity::ppe_umol_per_J ||
         quantity == Quantity::dli_mol_per_m2_day || quantity == Quantity::melanopic_edi_lx;
}

/// Greatest values are held against the new installation, which knows no maintenance.
bool follows_maintenance(const Check& check) {
  return !check.at_most && check.quantity != Quantity::ppe_umol_per_J && follows_flux(check.quantity);
}

void keep_larger(std::optional<double>& kept, double candidate) {
  kept = std::max(kept.value_or(candidate), candidate);
}

void keep_smaller(std::optional<double>& kept, double candidate) {
  kept = std::min(kept.value_or(candidate), candidate);
}

}  // namespace

Robustness robustness_of(const Check& check, double maintenance_factor) {
  Robustness robustness;
  if (!check.value) return robustness;
  if (check.quantity == Quantity::ugr)
    robustness.flux_factor = std::pow(10.0, (check.limit - *check.value) / ugr_per_decade);
  if (follows_flux(check.quantity) && *check.value > 0.0) {
    robustness.flux_factor = check.limit / *check.value;
    const double turning = maintenance_factor * *robustness.flux_factor;
    if (follows_maintenance(check) && turning > 0.0 && turning <= 1.0) robustness.maintenance_factor = turning;
  }
  robustness.within_uncertainty = robustness.flux_factor && std::abs(*robustness.flux_factor - 1.0) <= flux_uncertainty;
  return robustness;
}

VerdictRobustness robustness_of(const std::vector<Check>& checks, double maintenance_factor) {
  VerdictRobustness whole;
  const bool passes = judge(checks).pass;
  for (const Check& check : checks) {
    if (!check.binding) continue;
    const Robustness one = robustness_of(check, maintenance_factor);
    if (one.within_uncertainty) whole.within_uncertainty.push_back(check.quantity);
    if (!passes || !one.flux_factor) continue;
    if (check.at_most)
      keep_smaller(whole.most_flux_factor, *one.flux_factor);
    else
      keep_larger(whole.least_flux_factor, *one.flux_factor);
    if (one.maintenance_factor) keep_larger(whole.least_maintenance_factor, *one.maintenance_factor);
  }
  return whole;
}

}  // namespace twinlight::evidence
