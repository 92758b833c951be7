#include "twinlight/cli/inspect_spectrum.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "twinlight/cli/drawing_files.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/result.h"
#include "twinlight/spectrum/drawings.h"
#include "twinlight/spectrum/inspection_json.h"
#include "twinlight/spectrum/waveform_file.h"

namespace twinlight::cli {
namespace {

namespace fs = std::filesystem;
using spectrum::InspectedSpectrum;

class Rows {
 public:
  void add(std::string_view label, const std::string& value) {
    fmt::format_to(std::back_inserter(text_), "  {:<22}{}\n", label, value);
  }
  void add(std::string_view label, const std::optional<double>& value, const char* format) {
    if (value) add(label, fmt::format(fmt::runtime(format), *value));
  }
  void add_remarks(std::string_view label, const std::vector<Diagnostic>& remarks) {
    for (Diagnostic remark : remarks) {
      remark.file.clear();
      add(label, to_string(remark));
    }
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

void add_spectrum(Rows& rows, const InspectedSpectrum& inspected) {
  const spectrum::Metrics& m = inspected.metrics;
  const spectrum::SpectralDistribution& distribution = inspected.spectrum.distribution;
  if (!inspected.spectrum.name.empty()) rows.add("spectrum", inspected.spectrum.name);
  rows.add("points", fmt::format("{}, {:g}–{:g} nm", distribution.values().size(), distribution.first_nm(),
                                 distribution.last_nm()));
  if (m.x)
    rows.add("chromaticity",
             fmt::format("x {:.4f}, y {:.4f}; u′ {:.4f}, v′ {:.4f}", *m.x, *m.y, *m.u_prime, *m.v_prime));
  if (m.cct_K) rows.add("colour temperature", fmt::format("{:.0f} K, Duv {:+.4f}", *m.cct_K, *m.duv));
  if (inspected.colour_tolerance)
    rows.add("colour tolerance",
             fmt::format("{:.1f} steps from nominal {} K", inspected.colour_tolerance->steps_uv_circle,
                         inspected.colour_tolerance->nominal_cct_K));
  if (m.colour_rendering)
    rows.add("colour rendering", fmt::format("Ra {:.1f}, R9 {:.1f}", m.colour_rendering->ra, m.colour_rendering->r[8]));
  if (m.colour_fidelity)
    rows.add("colour fidelity", fmt::format("Rf {:.1f}, Rg {:.1f}", m.colour_fidelity->rf, m.colour_fidelity->rg));
  rows.add("luminous efficacy", m.ler_lm_per_W, "{:.1f} lm per radiant watt");
  rows.add("melanopic DER", m.melanopic_der(), "{:.3f}");
  if (inspected.blue_light)
    rows.add("blue-light hazard",
             fmt::format("RG1 at most up to {:.0f} lx from a small source", inspected.blue_light->rg1_illuminance_lx));
  const spectrum::PhotonQuantities& p = m.photons;
  rows.add("photons 400–700 nm", p.ppf_per_watt_umol_J, "{:.3f} µmol per radiant joule");
  if (p.fraction_blue)
    rows.add("blue : green : red", fmt::format("{:.1f} : {:.1f} : {:.1f} %", 100 * *p.fraction_blue,
                                               100 * *p.fraction_green, 100 * *p.fraction_red));
  rows.add("far red 700–780 : PAR", p.far_red_700_780_to_par, "{:.4f}");
  rows.add("phytochrome PSS", p.phytochrome_pss, "{:.3f}");
  std::string last;
  for (const spectrum::Note& note : m.notes) {
    if (note.text != last) rows.add("note", fmt::format("{}: {}", note.quantity, note.text));
    last = note.text;
  }
}

/// @param name of the files before their kind.
Result<void> write_drawings(const fs::path& folder, const std::string& name, const InspectedSpectrum& inspected) {
  const spectrum::Metrics& m = inspected.metrics;
  const auto& distribution = inspected.spectrum.distribution;
  const std::string title = inspected.spectrum.name.empty() ? name : name + ": " + inspected.spectrum.name;
  using spectrum::ActionOverlay;
  TWL_CHECK(
      write_drawing(folder, name + "-melanopic.svg", spectrum_svg(distribution, m, ActionOverlay::melanopic, title)));
  TWL_CHECK(write_drawing(folder, name + "-mccree.svg", spectrum_svg(distribution, m, ActionOverlay::mccree, title)));
  if (m.colour_fidelity)
    TWL_CHECK(write_drawing(folder, name + "-colour-vectors.svg", colour_vector_svg(m, *m.colour_fidelity, title)));
  if (m.x) TWL_CHECK(write_drawing(folder, name + "-chromaticity.svg", chromaticity_svg(m, title)));
  return {};
}

SpectrumReport report_waveform(std::string_view bytes, const std::string& file, nlohmann::ordered_json* json) {
  const auto refuse = [&](const Diagnostic& diagnostic) {
    if (json != nullptr)
      *json = {{"file", printable_text(file, 4000)},
               {"kind", "waveform"},
               {"error",
                {{"message", printable_text(diagnostic.message, 1000)},
                 {"line", diagnostic.line},
                 {"field", printable_text(diagnostic.field, 1000)}}}};
    return SpectrumReport{.refusal = diagnostic};
  };
  const auto read = spectrum::read_waveform(bytes, file);
  if (!read) return refuse(read.error());
  const auto measured = spectrum::flicker(read->waveform);
  if (!measured) return refuse(measured.error());
  if (json != nullptr) {
    *json = {{"file", printable_text(file, 4000)}, {"kind", "waveform"}};
    json->update(to_json(*measured));
    (*json)["warnings"] = nlohmann::ordered_json::array();
    for (const Diagnostic& warning : read->warnings)
      (*json)["warnings"].push_back({{"message", warning.message}, {"line", warning.line}, {"field", warning.field}});
  }
  Rows rows;
  rows.add("record", fmt::format("{:.3g} s at {:.4g} Hz", measured->duration_s, measured->sample_rate_Hz));
  rows.add("frequency", measured->frequency_Hz, "{:.1f} Hz");
  rows.add("percent flicker", fmt::format("{:.2f} %", measured->percent_flicker));
  rows.add("flicker index", fmt::format("{:.4f}", measured->flicker_index));
  rows.add("SVM", measured->svm, "{:.3f}");
  rows.add("PstLM", measured->pst_lm, "{:.3f}");
  for (const spectrum::Note& note : measured->notes) rows.add("note", fmt::format("{}: {}", note.quantity, note.text));
  rows.add_remarks("warning", read->warnings);
  return {.text = std::move(rows).text()};
}

}  // namespace

std::string spectrum_text(const InspectedSpectrum& inspected) {
  Rows rows;
  add_spectrum(rows, inspected);
  return std::move(rows).text();
}

SpectrumReport inspect_spectrum_file(std::string_view bytes, const std::string& file, const fs::path& svg_folder,
                                     nlohmann::ordered_json* json) {
  if (spectrum::looks_like_waveform(bytes)) return report_waveform(bytes, file, json);
  const spectrum::SpectrumInspection inspection = spectrum::inspect_spectrum(bytes, file);
  if (json != nullptr) *json = to_json(inspection);
  SpectrumReport report{.refusal = inspection.error};
  Rows rows;
  if (inspection.error) rows.add_remarks("refused", {*inspection.error});
  for (std::size_t i = 0; i < inspection.spectra.size(); ++i) {
    add_spectrum(rows, inspection.spectra[i]);
    if (svg_folder.empty()) continue;
    const auto written = write_drawings(svg_folder, drawing_stem(file, i), inspection.spectra[i]);
    if (!written) report.refusal = written.error();
  }
  rows.add_remarks("warning", inspection.warnings);
  report.text = std::move(rows).text();
  return report;
}

}  // namespace twinlight::cli
