#include "twinlight/requirements/energy_label.h"

namespace twinlight::requirements {

double total_mains_efficacy_lm_per_W(double useful_flux_lm, double power_W, bool directional, bool mains) {
  // Annex II table 2.
  const double factor = directional ? (mains ? 1.176 : 1.089) : (mains ? 1.000 : 0.926);
  return useful_flux_lm / power_W * factor;
}

char energy_efficiency_class(double total_mains_efficacy_lm_per_W) {
  constexpr double least_lm_per_W[] = {210.0, 185.0, 160.0, 135.0, 110.0, 85.0};
  char grade = 'A';
  for (const double least : least_lm_per_W) {
    if (total_mains_efficacy_lm_per_W >= least) return grade;
    ++grade;
  }
  return grade;
}

}  // namespace twinlight::requirements
