#include "twinlight/cli/embedded_spectra.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "twinlight/cli/inspect_spectrum.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/spectrum/inspection.h"
#include "twinlight/spectrum/inspection_json.h"

namespace twinlight::cli {
namespace {

using Json = nlohmann::ordered_json;
using photometry::EmbeddedSpectrum;
using photometry::Luminaire;
using photometry::LuminaireFigures;

constexpr const char* derived_note = "derived from the luminous flux and the spectrum, not measured as photons";
constexpr std::size_t longest_text_bytes = 1000;

/// A spectrum of photons becomes one of power: the energy of a photon is inverse to its wavelength.
Result<spectrum::InspectedSpectrum> inspected(const EmbeddedSpectrum& embedded) {
  std::vector<double> values = embedded.values;
  if (embedded.quantity == "photon flux")
    for (std::size_t i = 0; i < values.size(); ++i) values[i] /= embedded.wavelengths_nm[i];
  auto distribution = TWL_TRY(spectrum::SpectralDistribution::create(embedded.wavelengths_nm, std::move(values)));
  return spectrum::inspect({printable_text(embedded.name, longest_text_bytes), std::move(distribution)});
}

struct DerivedPhotons {
  double ppf_umol_per_s = 0.0;
  std::optional<double> ppe_umol_per_J;
};

/// Photons of 400–700 nm a lumen, from the spectrum, times the lumens.
std::optional<DerivedPhotons> derived_photons(const Luminaire& source, const LuminaireFigures& figures) {
  const double flux_lm = figures.luminous_flux_lm.value.value_or(0.0);
  if (source.photons || source.spectra.empty() || !(flux_lm > 0.0)) return std::nullopt;
  const auto first = inspected(source.spectra.front());
  if (!first || !first->metrics.photons.ppf_per_lumen_umol_s_lm) return std::nullopt;
  DerivedPhotons derived = {.ppf_umol_per_s = *first->metrics.photons.ppf_per_lumen_umol_s_lm * flux_lm};
  if (source.input_power_W.value_or(0.0) > 0.0) derived.ppe_umol_per_J = derived.ppf_umol_per_s / *source.input_power_W;
  return derived;
}

Json spectrum_json(const EmbeddedSpectrum& embedded) {
  const auto result = inspected(embedded);
  Json json =
      result ? to_json(*result) : Json{{"error", printable_text(to_string(result.error()), longest_text_bytes)}};
  json["quantity"] = printable_text(embedded.quantity, longest_text_bytes);
  json["unit"] = printable_text(embedded.unit, longest_text_bytes);
  return json;
}

void add_source(const Luminaire& source, const LuminaireFigures& figures, Json& json) {
  if (source.spectra.empty()) return;
  json["spectrum"] = spectrum_json(source.spectra.front());
  if (source.spectra.size() > 1)
    for (const EmbeddedSpectrum& embedded : source.spectra) json["spectra"].push_back(spectrum_json(embedded));
  const auto derived = derived_photons(source, figures);
  if (!derived) return;
  json["ppf_umol_per_s"] = derived->ppf_umol_per_s;
  json["ppf_umol_per_s_note"] = derived_note;
  if (!derived->ppe_umol_per_J) return;
  json["ppe_umol_per_J"] = *derived->ppe_umol_per_J;
  json["ppe_umol_per_J_note"] = derived_note;
}

}  // namespace

void add_embedded_spectra(const photometry::Inspection& inspection, Json& json) {
  if (inspection.luminaire() == nullptr) return;
  const std::vector<Luminaire>& sources = inspection.document->sources;
  add_source(sources.front(), inspection.figures.front(), json);
  // The sources of a product are its variants, more or fewer than its files.
  if (inspection.document->product || !json.contains("sources")) return;
  for (std::size_t i = 0; i < sources.size(); ++i) add_source(sources[i], inspection.figures[i], json["sources"][i]);
}

std::string embedded_spectra_text(const Luminaire& source, const LuminaireFigures& figures) {
  std::string text;
  if (const auto derived = derived_photons(source, figures)) {
    text += fmt::format("  {:<22}{:.2f} µmol/s ({})\n", "photosynthetic flux", derived->ppf_umol_per_s, derived_note);
    if (derived->ppe_umol_per_J)
      text += fmt::format("  {:<22}{:.3f} µmol/J\n", "photon efficacy", *derived->ppe_umol_per_J);
  }
  for (const EmbeddedSpectrum& embedded : source.spectra) {
    const auto result = inspected(embedded);
    text += result ? spectrum_text(*result)
                   : fmt::format("  {:<22}– ({})\n", "spectrum", printable_text(to_string(result.error())));
  }
  return text;
}

}  // namespace twinlight::cli
