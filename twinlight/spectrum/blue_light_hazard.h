#pragma once

namespace twinlight::spectrum {

/// Risk groups of IEC 62471 for the blue-light hazard to the retina.
enum class RiskGroup { rg0, rg1, rg2, rg3 };

/// The limits of IEC TR 62778:2014 for a spectrum, from its blue-light-hazard efficacy K_B,v.
struct BlueLightThresholds {
  double rg0_luminance_cd_per_m2 = 0.0;  ///< up to here RG0 whatever the size and distance
  double rg1_luminance_cd_per_m2 = 0.0;  ///< up to here RG1 whatever the size and distance ("RG1 unlimited")
  double rg1_illuminance_lx = 0.0;       ///< E_thr: a small source that gives no more is RG1 at most
};

/// @param blh_efficacy_W_per_lm greater than 0.
BlueLightThresholds blue_light_thresholds(double blh_efficacy_W_per_lm);

/// An estimate from the source's luminance. @param luminance_cd_per_m2 of the brightest part, not negative.
RiskGroup risk_group_from_luminance(double blh_efficacy_W_per_lm, double luminance_cd_per_m2);

/// An estimate for a small source (below 11 mrad) from the illuminance it gives at the eye. It can not tell RG0 from
/// RG1, whose limits are the same, and says RG1 for both.
RiskGroup risk_group_from_illuminance(double blh_efficacy_W_per_lm, double illuminance_lx);

}  // namespace twinlight::spectrum
