#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "twinlight/photometry/inspection.h"

namespace twinlight::cli {

/// Adds to the object of a photometric file what its spectra say: for each source `spectrum` (the keys of a spectrum's
/// object; of several spectra the first, and all under `spectra`), and where the file has no photon data but luminous
/// intensity and a spectrum, the photosynthetic photon flux that follows, with a note that says so.
void add_embedded_spectra(const photometry::Inspection& inspection, nlohmann::ordered_json& json);

/// The same of one source for people: rows of text, empty where it has no spectrum.
std::string embedded_spectra_text(const photometry::Luminaire& source, const photometry::LuminaireFigures& figures);

}  // namespace twinlight::cli
