#pragma once

/// Formulas of Commission Delegated Regulation (EU) 2019/2015, Annex II: the energy label of light sources.
namespace twinlight::requirements {

/// Total mains efficacy ηTM = (Φuse / Pon) × FTM, in lm/W.
/// @param power_W on-mode power Pon, over 0
double total_mains_efficacy_lm_per_W(double useful_flux_lm, double power_W, bool directional, bool mains);

/// The class A to G of Annex II table 1.
char energy_efficiency_class(double total_mains_efficacy_lm_per_W);

}  // namespace twinlight::requirements
