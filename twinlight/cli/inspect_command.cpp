#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/cli/command.h"
#include "twinlight/cli/derived_rows.h"
#include "twinlight/cli/drawing_files.h"
#include "twinlight/cli/embedded_spectra.h"
#include "twinlight/cli/inspect_product.h"
#include "twinlight/cli/inspect_spectrum.h"
#include "twinlight/cli/room_figures.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/photometry/inspection_json.h"
#include "twinlight/photometry/names.h"
#include "twinlight/photometry/source_totals.h"
#include "twinlight/spectrum/spectrum_file.h"
#include "twinlight/spectrum/waveform_file.h"

namespace twinlight::cli {
namespace {

using photometry::Inspection;

struct InspectOptions {
  std::vector<std::string> files;
  bool json = false;
  std::string svg_folder;
};

void print_figure(const char* label, const std::string& value) {
  fmt::print("  {:<22}{}\n", label, value);
}

/// @param format  of the value with its unit, for instance "{:.1f} lm".
std::string shown_figure(const photometry::Quantity& quantity, const char* format) {
  return quantity.value ? fmt::format(fmt::runtime(format), *quantity.value) : fmt::format("– ({})", quantity.why_not);
}

std::string shown_opening(const photometry::LuminousOpening& opening) {
  switch (opening.shape) {
    case photometry::LuminousOpening::Shape::point:
      return "point";
    case photometry::LuminousOpening::Shape::rectangle:
      return fmt::format("{:.3f} m × {:.3f} m", opening.length_m, opening.width_m);
    case photometry::LuminousOpening::Shape::ellipse:
      break;
  }
  if (opening.is_round()) return fmt::format("diameter {:.3f} m", opening.length_m);
  return fmt::format("ellipse {:.3f} m × {:.3f} m", opening.length_m, opening.width_m);
}

void print_luminaire(const photometry::Luminaire& luminaire, const photometry::LuminaireFigures& figures) {
  print_figure("format", fmt::format("{}, {} photometry, type {}", name_of(luminaire.format), name_of(luminaire.basis),
                                     name_of(luminaire.photometric_type)));
  print_figure("manufacturer", printable_text(luminaire.manufacturer));
  print_figure("model", printable_text(luminaire.model));
  print_figure("table", fmt::format("{} C-planes × {} gammas, symmetry {}", luminaire.stored_c_planes,
                                    luminaire.stored_gammas, name_of(luminaire.symmetry)));
  print_figure("declared flux", shown_figure(figures.declared_flux_lm, "{:.1f} lm"));
  print_figure("luminous flux", shown_figure(figures.luminous_flux_lm, "{:.1f} lm"));
  print_figure("light output ratio", shown_figure(figures.light_output_ratio, "{:.3f}"));
  print_figure("upward fraction", shown_figure(figures.upward_flux_fraction, "{:.3f}"));
  print_figure("largest intensity", shown_figure(figures.max_intensity_cd, "{:.1f} cd"));
  print_figure("input power", shown_figure(figures.input_power_W, "{:.1f} W"));
  print_figure("efficacy", shown_figure(figures.efficacy_lm_per_W, "{:.1f} lm/W"));
  print_figure("luminous opening", shown_opening(luminaire.opening));
  print_figure("beam angle C0–C180", shown_figure(figures.beam_angle_c0_deg, "{:.1f}°"));
  print_figure("beam angle C90–C270", shown_figure(figures.beam_angle_c90_deg, "{:.1f}°"));
  if (luminaire.photons) {
    print_figure("photosynthetic flux", shown_figure(figures.ppf_umol_per_s, "{:.2f} µmol/s"));
    print_figure("photon efficacy", shown_figure(figures.ppe_umol_per_J, "{:.3f} µmol/J"));
  }
  if (luminaire.radiant) print_figure("radiant flux", shown_figure(figures.radiant_flux_W, "{:.3f} W"));
  for (const auto& [label, value] : derived_rows(luminaire)) print_figure(label.c_str(), value);
  for (const auto& [label, value] : room_figure_rows(luminaire)) print_figure(label.c_str(), value);
}

void print_totals(const photometry::SourceTotals& totals) {
  print_figure("all light sources", shown_figure(totals.luminous_flux_lm, "{:.1f} lm"));
  print_figure("their input power", shown_figure(totals.input_power_W, "{:.1f} W"));
  print_figure("their photons", shown_figure(totals.ppf_umol_per_s, "{:.2f} µmol/s"));
}

/// Without the file, which stands above.
std::string remark(Diagnostic diagnostic) {
  diagnostic.file.clear();
  return to_string(diagnostic);
}

void print_inspection(const Inspection& inspection) {
  fmt::print("{}\n", printable_text(inspection.file, 4000));
  if (inspection.error) print_figure("refused", remark(*inspection.error));
  const bool is_product = inspection.document && inspection.document->product;
  if (is_product) fmt::print("{}", product_text(*inspection.document));
  // The variants stand in their table; the first of them is shown in full.
  const std::size_t shown_figure =
      std::min<std::size_t>(inspection.figures.size(), is_product ? 1 : inspection.figures.size());
  for (std::size_t i = 0; i < shown_figure; ++i) {
    const photometry::Luminaire& source = inspection.document->sources[i];
    if (inspection.figures.size() > 1)
      print_figure("light source", fmt::format("{} of {}: {} × {}", i + 1, inspection.figures.size(),
                                               source.source_count, printable_text(source.source_description)));
    print_luminaire(source, inspection.figures[i]);
    fmt::print("{}", embedded_spectra_text(source, inspection.figures[i]));
  }
  if (shown_figure > 1) print_totals(totals_of(inspection.document->sources, inspection.figures));
  for (const Diagnostic& warning : inspection.warnings) print_figure("warning", remark(warning));
  for (const Diagnostic& hint : inspection.hints) print_figure("hint", remark(hint));
}

/// What is no photometric file may be a spectrum. False when the file is to be inspected as photometry after all.
bool inspect_as_spectrum(const std::string& file, const InspectOptions& options, nlohmann::ordered_json& array,
                         ExitStatus& status) {
  const Result<std::string> bytes = read_file(file, spectrum::largest_spectrum_file_bytes);
  if (!bytes || photometry::kind_of(*bytes) != photometry::FileKind::unknown) return false;
  if (!spectrum::looks_like_spectrum(*bytes) && !spectrum::looks_like_waveform(*bytes)) return false;
  nlohmann::ordered_json object;
  const SpectrumReport report = inspect_spectrum_file(*bytes, file, options.svg_folder, &object);
  if (report.refusal) {
    print_refusal(*report.refusal);
    status = ExitStatus::refused;
  }
  if (options.json) {
    array.push_back(std::move(object));
  } else {
    fmt::print("{}\n{}", printable_text(file, 4000), report.text);
  }
  return true;
}

ExitStatus run_inspect(const InspectOptions& options) {
  ExitStatus status = ExitStatus::ok;
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const std::string& file : options.files) {
    if (inspect_as_spectrum(file, options, array, status)) continue;
    const Inspection inspection = photometry::inspect_file(file);
    if (inspection.error) {
      print_refusal(*inspection.error);
      status = ExitStatus::refused;
    }
    if (inspection.document && !options.svg_folder.empty()) {
      const auto written = write_luminaire_drawings(options.svg_folder, file, inspection.document->sources);
      if (!written) {
        print_refusal(written.error());
        status = ExitStatus::refused;
      }
    }
    if (options.json) {
      array.push_back(to_json(inspection, add_room_figures));
      add_embedded_spectra(inspection, array.back());
    } else {
      print_inspection(inspection);
    }
  }
  if (options.json) fmt::print("{}\n", array.dump(2));
  return status;
}

}  // namespace

void add_inspect_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<InspectOptions>();
  CLI::App* command =
      program.add_subcommand("inspect", "Show what a photometric or spectral file says, and what is wrong with it");
  command
      ->add_option("FILE", options->files,
                   "Photometric files (IES LM-63, EULUMDAT, TM-33), GLDF containers, spectra (CSV, TM-27), light over "
                   "time (CSV)")
      ->required();
  command->add_flag("--json", options->json, "Write JSON on standard output");
  command->add_option("--svg", options->svg_folder,
                      "Write the drawings of each luminaire and spectrum into this folder");
  command->callback([options, &status] { status = run_inspect(*options); });
}

}  // namespace twinlight::cli
