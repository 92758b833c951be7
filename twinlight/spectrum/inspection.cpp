#include "twinlight/spectrum/inspection.h"

#include <utility>

namespace twinlight::spectrum {

InspectedSpectrum inspect(NamedSpectrum spectrum) {
  InspectedSpectrum inspected{.spectrum = std::move(spectrum)};
  inspected.metrics = evaluate(inspected.spectrum.distribution);
  const Metrics& m = inspected.metrics;
  if (m.cct_K) inspected.colour_tolerance = colour_tolerance(uv1960(Xy{*m.x, *m.y}), *m.cct_K);
  if (m.melanopic_der()) inspected.melanopic = melanopic_conversions(*m.melanopic_der());
  if (m.blh_efficacy_W_per_lm && *m.blh_efficacy_W_per_lm > 0.0)
    inspected.blue_light = blue_light_thresholds(*m.blh_efficacy_W_per_lm);
  return inspected;
}

SpectrumInspection inspect_spectrum(std::string_view bytes, std::string_view file) {
  SpectrumInspection inspection{.file = std::string(file)};
  Result<SpectrumFile> read = read_spectrum(bytes, file);
  if (!read) {
    inspection.error = std::move(read).error();
    return inspection;
  }
  inspection.format = read->format;
  inspection.warnings = std::move(read->warnings);
  for (NamedSpectrum& spectrum : read->spectra) inspection.spectra.push_back(inspect(std::move(spectrum)));
  return inspection;
}

}  // namespace twinlight::spectrum
