#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/spectrum/blue_light_hazard.h"
#include "twinlight/spectrum/colour_tolerance.h"
#include "twinlight/spectrum/melanopic.h"
#include "twinlight/spectrum/metrics.h"
#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::spectrum {

/// One spectrum of a file with everything that follows from it.
struct InspectedSpectrum {
  NamedSpectrum spectrum;
  Metrics metrics;
  std::optional<ColourTolerance> colour_tolerance;
  std::optional<MelanopicConversions> melanopic;
  std::optional<BlueLightThresholds> blue_light;
};

/// What `twinlight inspect` says of a spectrum file: either the error, or its spectra.
struct SpectrumInspection {
  std::string file;
  std::optional<Diagnostic> error;
  SpectrumFormat format = SpectrumFormat::delimited_text;
  std::vector<InspectedSpectrum> spectra;
  std::vector<Diagnostic> warnings;
};

InspectedSpectrum inspect(NamedSpectrum spectrum);

/// @param file the name that Diagnostics carry.
SpectrumInspection inspect_spectrum(std::string_view bytes, std::string_view file);

}  // namespace twinlight::spectrum
