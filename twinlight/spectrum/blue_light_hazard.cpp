#include "twinlight/spectrum/blue_light_hazard.h"

namespace twinlight::spectrum {
namespace {

// IEC 62471:2006, Tables 6.1 and 6.2: blue-light radiance in W/(m² sr), small-source blue-light irradiance in W/m².
constexpr double rg0_radiance = 100.0;
constexpr double rg1_radiance = 10'000.0;
constexpr double rg2_radiance = 4e6;
constexpr double rg1_irradiance = 1.0;
constexpr double rg2_irradiance = 400.0;

}  // namespace

BlueLightThresholds blue_light_thresholds(double blh_efficacy_W_per_lm) {
  return {.rg0_luminance_cd_per_m2 = rg0_radiance / blh_efficacy_W_per_lm,
          .rg1_luminance_cd_per_m2 = rg1_radiance / blh_efficacy_W_per_lm,
          .rg1_illuminance_lx = rg1_irradiance / blh_efficacy_W_per_lm};
}

RiskGroup risk_group_from_luminance(double blh_efficacy_W_per_lm, double luminance_cd_per_m2) {
  const double radiance = blh_efficacy_W_per_lm * luminance_cd_per_m2;
  if (radiance <= rg0_radiance) return RiskGroup::rg0;
  if (radiance <= rg1_radiance) return RiskGroup::rg1;
  return radiance <= rg2_radiance ? RiskGroup::rg2 : RiskGroup::rg3;
}

RiskGroup risk_group_from_illuminance(double blh_efficacy_W_per_lm, double illuminance_lx) {
  const double irradiance = blh_efficacy_W_per_lm * illuminance_lx;
  if (irradiance <= rg1_irradiance) return RiskGroup::rg1;
  return irradiance <= rg2_irradiance ? RiskGroup::rg2 : RiskGroup::rg3;
}

}  // namespace twinlight::spectrum
