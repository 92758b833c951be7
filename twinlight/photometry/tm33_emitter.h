#pragma once

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/tm33_fields.h"

namespace twinlight::photometry {

/// Reads flux, power, colour, intensities, spectra and luminous opening of one emitter.
/// @param type  of photometry by the goniometer, where the intensities do not state another.
Result<Luminaire> read_tm33_emitter(const pugi::xml_node& emitter, PhotometricType type, double units_per_metre,
                                    Tm33Fields& fields);

/// The type that a word names: "CIE_C", "IES _ B", "TypeA", "C"; nothing for other words.
std::optional<PhotometricType> tm33_photometric_type(std::string_view word);

}  // namespace twinlight::photometry
