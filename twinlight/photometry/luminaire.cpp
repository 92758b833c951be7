#include "twinlight/photometry/luminaire.h"

#include <fmt/format.h>

#include <cmath>

namespace twinlight::photometry {

Result<Luminaire> with_lamp_flux(const Luminaire& luminaire, double lamp_flux_lm) {
  if (!std::isfinite(lamp_flux_lm) || lamp_flux_lm <= 0.0)
    return failure({.message = fmt::format("lamp flux {} lm is not greater than 0", lamp_flux_lm)});
  if (luminaire.basis == PhotometryBasis::absolute)
    return failure({.message = "absolute photometry has no lamp flux that could be replaced"});
  const double declared_flux_lm = luminaire.declared_flux_lm.value_or(0.0);
  if (declared_flux_lm <= 0.0)
    return failure({.message = "the file declares no lamp flux to which its intensities belong"});

  const double factor = lamp_flux_lm / declared_flux_lm;
  if (!std::isfinite(factor * luminaire.distribution.max_intensity_cd()))
    return failure({.message = fmt::format("lamp flux {} lm makes the intensities overflow", lamp_flux_lm)});
  Luminaire changed = luminaire;
  changed.distribution = luminaire.distribution.scaled(factor);
  changed.declared_flux_lm = lamp_flux_lm;
  if (!changed.lamp_sets.empty()) changed.lamp_sets.front().flux_lm = lamp_flux_lm;
  return changed;
}

}  // namespace twinlight::photometry
