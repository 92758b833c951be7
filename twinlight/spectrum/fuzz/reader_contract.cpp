#include "twinlight/spectrum/fuzz/reader_contract.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/spectrum/drawings.h"
#include "twinlight/spectrum/inspection_json.h"
#include "twinlight/spectrum/waveform_file.h"

namespace twinlight::spectrum {
namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "reader contract broken: %s\n", what);
  std::abort();
}

void require_finite(const nlohmann::ordered_json& json) {
  if (json.is_number_float()) require(std::isfinite(json.get<double>()), "every number of the JSON is finite");
  if (json.is_structured())
    for (const auto& element : json) require_finite(element);
}

void require_within(const std::optional<double>& value, double least, double most, const char* what) {
  require(!value || (*value >= least && *value <= most), what);
}

void hold(const InspectedSpectrum& inspected) {
  const Metrics& m = inspected.metrics;
  constexpr double rounding = 1e-9;
  require_within(m.x, 0.0, 1.0, "x is a chromaticity");
  require_within(m.y, 0.0, 1.0, "y is a chromaticity");
  require_within(m.cct_K, 1000.0, 41000.0, "the CCT is within its limits");
  require_within(m.ler_lm_per_W, 0.0, 683.002 + rounding, "no light has more than Km");
  require_within(m.blh_efficiency, 0.0, 1.0 + rounding, "an efficiency is no more than 1");
  require_within(m.photons.fraction_blue, 0.0, 1.0 + rounding, "a fraction is no more than 1");
  require_within(m.photons.phytochrome_pss, 0.0, 1.0, "the photostationary state is a fraction");
  if (m.colour_rendering) require(m.colour_rendering->ra <= 100.0 + rounding, "Ra is no more than 100");
  if (m.colour_fidelity)
    require(m.colour_fidelity->rf >= 0.0 && m.colour_fidelity->rf <= 100.001, "Rf is within 0–100");
  const auto drawing = [&](std::string_view title) {
    return spectrum_svg(inspected.spectrum.distribution, m, ActionOverlay::melanopic, title);
  };
  require(drawing("").find("nan") == std::string::npos, "the drawing has only numbers");
  require(is_valid_utf8(drawing(inspected.spectrum.name)), "the drawing has only text");
}

}  // namespace

void hold_spectrum_reader_contract(std::string_view bytes) {
  const SpectrumInspection inspection = inspect_spectrum(bytes, "input");
  const nlohmann::ordered_json json = to_json(inspection);
  require(!json.dump().empty(), "the JSON can be written");
  require_finite(json);
  if (inspection.error) {
    require(!inspection.error->message.empty(), "a refusal has a message");
    return;
  }
  require(!inspection.spectra.empty(), "what was read has a spectrum");
  constexpr std::size_t most_spectra = 4;  // the rest are alike, and a fuzzer's time is short
  for (std::size_t i = 0; i < std::min(inspection.spectra.size(), most_spectra); ++i) hold(inspection.spectra[i]);
}

void hold_waveform_reader_contract(std::string_view bytes) {
  static_cast<void>(looks_like_waveform(bytes));
  const auto file = read_waveform(bytes, "input");
  if (!file) return require(!file.error().message.empty(), "a refusal has a message");
  const auto measured = flicker(file->waveform);
  if (!measured) return require(!measured.error().message.empty(), "a refusal has a message");
  require_finite(to_json(*measured));
}

}  // namespace twinlight::spectrum
