#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/gldf_container.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// So many different lights of one container are computed, and so many intensities in all of them together. The
/// variants of a family share most of theirs: 600 variants of one maker's sample have 30 lights.
inline constexpr std::size_t most_gldf_sources = 64;
inline constexpr std::size_t most_gldf_intensities = 2'000'000;

/// The photometry of a product's variants: each light once, and for each variant which lights it has.
///
/// An emitter's light is the file's, scaled to the emitter's rated luminous flux: in a file of relative photometry that
/// flux takes the place of the lamp flux, in one of absolute photometry the luminaire gives that flux. Power, colour
/// temperature and colour rendering are those of the light source, where product.xml states them. The emitters of a
/// variant are alight together and become one source; the alternatives of a single emitter become a source each.
/// Emitters for emergency lighting alone are left out where there are others.
///
/// Fills `sources` of each variant or says why it has none, and adds warnings to the container. Fails where a rated
/// flux makes intensities that are out of bounds.
Result<std::vector<Luminaire>> gldf_sources(GldfContainer& container);

}  // namespace twinlight::photometry
