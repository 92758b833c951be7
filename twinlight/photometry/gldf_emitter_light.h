#pragma once

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/gldf.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// What product.xml says of the light of one emitter, wherever it says it.
struct GldfRating {
  std::optional<double> luminous_flux_lm;  ///< greater than 0
  std::optional<double> input_power_W;
  double lamp_count = 1.0;
  const GldfLightSource* light_source = nullptr;  ///< within the product
};

GldfRating rating_of(const GldfProduct& product, const GldfLightEmitter& emitter);

/// The light of a photometric file as the rating says. Fails where the flux makes intensities that are out of bounds.
/// @param file_light  as the file says. @return format GLDF; texts are those of the file
Result<Luminaire> rated_light(const Luminaire& file_light, const GldfRating& rating);

}  // namespace twinlight::photometry
