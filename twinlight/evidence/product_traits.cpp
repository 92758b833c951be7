#include "twinlight/evidence/product_traits.h"

#include "twinlight/photometry/intensity_unit.h"

namespace twinlight::evidence {

ProductTraits traits_of(const photometry::Luminaire& luminaire) {
  const double flux_lm = luminaire.distribution.flux_lm();
  return {.symmetry = luminaire.distribution.symmetry(),
          .opening = luminaire.opening,
          .flux_lm = flux_lm,
          .upward_flux_fraction = flux_lm > 0.0 ? luminaire.distribution.flux_lm(90.0, 180.0) / flux_lm : 0.0,
          .input_power_W = luminaire.input_power_W,
          .colour_rendering_index = luminaire.colour_rendering_index,
          .colour_temperature_K = luminaire.colour_temperature_K,
          .holds_candela = !photometry::holds_no_candela(luminaire)};
}

}  // namespace twinlight::evidence
