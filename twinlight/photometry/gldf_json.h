#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "twinlight/photometry/gldf.h"

namespace twinlight::photometry {

/// Of each kind so many are listed: files, light sources, variants with their sources. `variant_count` counts them all.
inline constexpr std::size_t most_listed_gldf_elements = 1000;

/// The object `product`: header, texts by language, files, light sources, variants.
nlohmann::ordered_json to_json(const GldfProduct& product);

/// The array `sources`: each variant in each way in which it can be fitted, with its light.
/// @param lights  the object of each source of the document
nlohmann::ordered_json variant_sources_json(const GldfProduct& product,
                                            const std::vector<nlohmann::ordered_json>& lights);

/// The keys of a luminaire for a product whose photometry is not here: null, each with a note.
nlohmann::ordered_json missing_photometry_json(const GldfProduct& product);

}  // namespace twinlight::photometry
