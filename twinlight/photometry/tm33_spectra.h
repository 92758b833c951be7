#pragma once

#include "twinlight/photometry/radiometric_data.h"
#include "twinlight/photometry/tm33_fields.h"

namespace twinlight::photometry {

inline const Range any_wavelength_nm = Range::between(1.0, 1e6);

/// The spectra of an emitter: EmitterSpectral elements of its SpectralData (PwrData w), and SpectralDistribution
/// elements (Wavelengths and Values, or SpectralData wavelength), which files in use have.
Result<std::vector<EmbeddedSpectrum>> read_tm33_spectra(const pugi::xml_node& emitter, Tm33Fields& fields);

/// A spectrum with one element a wavelength. @param attribute  that holds the wavelength.
Result<EmbeddedSpectrum> tm33_spectrum_of_points(const pugi::xml_node& parent, std::string_view element,
                                                 const char* attribute, const Tm33Fields& fields);

}  // namespace twinlight::photometry
