#include "twinlight/photometry/inspection.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "twinlight/foundation/file.h"
#include "twinlight/photometry/beam.h"
#include "twinlight/photometry/plausibility.h"

namespace twinlight::photometry {
namespace {

constexpr const char* no_power = "the file states no input power greater than 0";

Quantity ratio(double numerator, double denominator, const char* why_not) {
  const double value = numerator / denominator;
  return denominator > 0.0 && std::isfinite(value) ? Quantity::of(value) : Quantity::none(why_not);
}

void add_luminous_figures(LuminaireFigures& figures, const Luminaire& luminaire) {
  if (!luminaire.has_luminous_data) {
    const Quantity none = Quantity::none("the file carries no luminous intensity");
    figures.luminous_flux_lm = figures.max_intensity_cd = figures.light_output_ratio = figures.upward_flux_fraction =
        figures.efficacy_lm_per_W = figures.beam_angle_c0_deg = figures.beam_angle_c90_deg = none;
    return;
  }
  const IntensityDistribution& distribution = luminaire.distribution;
  const double flux_lm = distribution.flux_lm();
  figures.luminous_flux_lm = Quantity::of(flux_lm);
  figures.max_intensity_cd = Quantity::of(distribution.max_intensity_cd());
  figures.light_output_ratio =
      ratio(flux_lm, luminaire.declared_flux_lm.value_or(0.0),
            luminaire.basis == PhotometryBasis::absolute ? "absolute photometry has no lamp flux to relate to"
                                                         : "the file states no lamp flux greater than 0");
  figures.upward_flux_fraction = ratio(distribution.flux_lm(90.0, 180.0), flux_lm, "there is no light");
  figures.efficacy_lm_per_W = ratio(flux_lm, luminaire.input_power_W.value_or(0.0), no_power);
  figures.beam_angle_c0_deg = beam_angle_deg(distribution, 0.0);
  figures.beam_angle_c90_deg = beam_angle_deg(distribution, 90.0);
}

/// Photosynthetic are the photons of 400–700 nm (ANSI/ASABE S640); a file that states no range means these.
bool is_photosynthetic(const std::optional<WavelengthRange>& range) {
  return !range || (range->from_nm == 400.0 && range->to_nm == 700.0);
}

void add_photon_figures(LuminaireFigures& figures, const Luminaire& luminaire) {
  if (!luminaire.photons) {
    figures.ppf_umol_per_s = figures.ppe_umol_per_J = Quantity::none("the file carries no photon data");
    return;
  }
  const PhotonData& photons = *luminaire.photons;
  if (!is_photosynthetic(photons.range)) {
    figures.ppf_umol_per_s = figures.ppe_umol_per_J = Quantity::none(fmt::format(
        "the photons are those of {:g}–{:g} nm, not of 400–700 nm", photons.range->from_nm, photons.range->to_nm));
    return;
  }
  const double ppf_umol_per_s = photons.distribution.flux_lm();
  figures.ppf_umol_per_s = Quantity::of(ppf_umol_per_s);
  figures.ppe_umol_per_J = ratio(ppf_umol_per_s, luminaire.input_power_W.value_or(0.0), no_power);
}

}  // namespace

LuminaireFigures figures_of(const Luminaire& luminaire) {
  LuminaireFigures figures;
  const bool absolute = luminaire.basis == PhotometryBasis::absolute;
  figures.declared_flux_lm = luminaire.declared_flux_lm ? Quantity::of(*luminaire.declared_flux_lm)
                             : absolute                 ? Quantity::none("absolute photometry that states no flux")
                                                        : Quantity::none("the file states no lamp flux");
  figures.input_power_W = luminaire.input_power_W ? Quantity::of(*luminaire.input_power_W)
                                                  : Quantity::none("the file states no input power");
  add_luminous_figures(figures, luminaire);
  add_photon_figures(figures, luminaire);
  figures.radiant_flux_W = luminaire.radiant ? Quantity::of(luminaire.radiant->distribution.flux_lm())
                                             : Quantity::none("the file carries no radiant intensity");
  return figures;
}

Inspection inspect(PhotometricDocument document, std::string_view file) {
  Inspection inspection = {.file = std::string(file), .kind = document.kind, .warnings = document.warnings};
  const bool several = document.sources.size() > 1;
  std::set<std::string> said;
  for (std::size_t i = 0; i < document.sources.size(); ++i) {
    const Luminaire& source = document.sources[i];
    inspection.figures.push_back(figures_of(source));
    std::set<std::string> said_now;
    const auto add = [&](std::vector<Diagnostic>& list, Diagnostic remark) {
      // The lights of a container are mostly one table, scaled: what is said of one need not be said of all.
      if (document.product && said.contains(remark.field)) return;
      said_now.insert(remark.field);
      if (remark.file.empty()) remark.file = std::string(file);
      if (several) remark.message = fmt::format("source {}: {}", i + 1, remark.message);
      list.push_back(std::move(remark));
    };
    const Doubts doubts = doubts_about(source, inspection.figures.back());
    for (const Diagnostic& warning : source.warnings) add(inspection.warnings, warning);
    for (const Diagnostic& warning : doubts.warnings) add(inspection.warnings, warning);
    for (const Diagnostic& hint : doubts.hints) add(inspection.hints, hint);
    said.merge(said_now);
  }
  inspection.document = std::move(document);
  return inspection;
}

Inspection inspect(std::string_view bytes, std::string_view file) {
  Result<PhotometricDocument> document = read_photometric_document(bytes, file);
  if (!document) return {.file = std::string(file), .kind = kind_of(bytes), .error = std::move(document).error()};
  return inspect(*std::move(document), file);
}

Inspection inspect_file(const std::filesystem::path& path) {
  Result<std::string> bytes = read_file(path, largest_photometric_file_bytes);
  if (!bytes) return {.file = path.string(), .error = std::move(bytes).error()};
  return inspect(*bytes, path.string());
}

}  // namespace twinlight::photometry
