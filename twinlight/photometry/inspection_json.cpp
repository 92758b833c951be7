#include "twinlight/photometry/inspection_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/derived_quantities.h"
#include "twinlight/photometry/gldf_json.h"
#include "twinlight/photometry/names.h"
#include "twinlight/photometry/quantity_json.h"
#include "twinlight/photometry/source_totals.h"

namespace twinlight::photometry {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_text_bytes = 1000;

std::string text(std::string_view from_file) {
  return printable_text(from_file, longest_text_bytes);
}

Json diagnostic_json(const Diagnostic& diagnostic) {
  Json json = {{"message", text(diagnostic.message)}, {"line", nullptr}, {"field", nullptr}};
  if (diagnostic.line > 0) json["line"] = diagnostic.line;
  if (!diagnostic.field.empty()) json["field"] = text(diagnostic.field);
  return json;
}

/// Extents by the contract: a round opening has its diameter as length and a width of 0.
void add_opening(Json& json, const LuminousOpening& opening) {
  json["luminous_length_m"] = opening.length_m;
  json["luminous_width_m"] = opening.is_round() ? 0.0 : opening.width_m;
  json["luminous_height_m"] =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
}

Json range_json(const std::optional<WavelengthRange>& range) {
  return range ? Json::array({range->from_nm, range->to_nm}) : Json(nullptr);
}

Json lamp_set_json(const LampSet& set) {
  return {{"lamp_count", set.lamp_count},
          {"lamp_type", text(set.lamp_type)},
          {"flux_lm", set.flux_lm},
          {"colour_appearance", text(set.colour_appearance)},
          {"colour_rendering", text(set.colour_rendering)},
          {"power_W", set.power_W}};
}

/// Rarer quantities have a key only where the file carries them.
void add_other_quantities(Json& json, const Luminaire& luminaire, const LuminaireFigures& figures) {
  add_quantity(json, "ppf_umol_per_s", figures.ppf_umol_per_s);
  add_quantity(json, "ppe_umol_per_J", figures.ppe_umol_per_J);
  if (luminaire.photons) {
    json["photon_flux_umol_per_s"] = luminaire.photons->distribution.flux_lm();
    json["photon_range_nm"] = range_json(luminaire.photons->range);
  }
  if (!luminaire.radiant) return;
  add_quantity(json, "radiant_flux_W", figures.radiant_flux_W);
  json["radiant_range_nm"] = range_json(luminaire.radiant->range);
}

using AddMore = std::function<void(Json&, const Luminaire&)>;

void add_luminaire(Json& json, const Luminaire& luminaire, const LuminaireFigures& figures, const AddMore& add_more) {
  json["format"] = name_of(luminaire.format);
  json["manufacturer"] = text(luminaire.manufacturer);
  json["model"] = text(luminaire.model);
  json["catalogue_number"] = text(luminaire.catalogue_number);
  json["photometry"] = name_of(luminaire.basis);
  json["photometric_type"] = name_of(luminaire.photometric_type);
  json["symmetry"] = name_of(luminaire.symmetry);
  json["c_planes"] = luminaire.stored_c_planes;
  json["gammas"] = luminaire.stored_gammas;
  add_quantity(json, "declared_flux_lm", figures.declared_flux_lm);
  add_quantity(json, "luminous_flux_lm", figures.luminous_flux_lm);
  add_quantity(json, "light_output_ratio", figures.light_output_ratio);
  add_quantity(json, "upward_flux_fraction", figures.upward_flux_fraction);
  add_quantity(json, "max_intensity_cd", figures.max_intensity_cd);
  add_quantity(json, "input_power_W", figures.input_power_W);
  add_quantity(json, "efficacy_lm_per_W", figures.efficacy_lm_per_W);
  add_opening(json, luminaire.opening);
  add_quantity(json, "beam_angle_c0_deg", figures.beam_angle_c0_deg);
  add_quantity(json, "beam_angle_c90_deg", figures.beam_angle_c90_deg);
  add_quantity(json, "ugr_table", Quantity::none("the UGR table needs rooms, which were not asked for"));
  add_other_quantities(json, luminaire, figures);
  add_derived_quantities(json, luminaire);
  json["lamp_sets"] = Json::array();
  for (const LampSet& set : luminaire.lamp_sets) json["lamp_sets"].push_back(lamp_set_json(set));
  if (add_more) add_more(json, luminaire);
}

void add_sources(Json& json, const Inspection& inspection, const AddMore& add_more) {
  json["sources"] = Json::array();
  for (std::size_t i = 0; i < inspection.figures.size(); ++i) {
    const Luminaire& source = inspection.document->sources[i];
    Json entry = {{"description", text(source.source_description)}, {"count", source.source_count}};
    add_luminaire(entry, source, inspection.figures[i], add_more);
    json["sources"].push_back(std::move(entry));
  }
}

/// Of all sources together, each as often as the luminaire has it.
void add_total(Json& json, const Inspection& inspection) {
  const SourceTotals totals = totals_of(inspection.document->sources, inspection.figures);
  Json& total = json["total"] = Json::object();
  add_quantity(total, "luminous_flux_lm", totals.luminous_flux_lm);
  add_quantity(total, "input_power_W", totals.input_power_W);
  add_quantity(total, "efficacy_lm_per_W", totals.efficacy_lm_per_W);
  add_quantity(total, "ppf_umol_per_s", totals.ppf_umol_per_s);
  add_quantity(total, "ppe_umol_per_J", totals.ppe_umol_per_J);
}

/// A container: its product, and its variants as sources.
void add_product(Json& json, const GldfProduct& product) {
  if (!json.contains("format")) json.update(missing_photometry_json(product));
  json["product"] = to_json(product);
  const std::vector<Json> lights =
      json.contains("sources") ? json["sources"].get<std::vector<Json>>() : std::vector<Json>();
  json["sources"] = variant_sources_json(product, lights);
}

}  // namespace

Json to_json(const Inspection& inspection, const AddMore& add_more) {
  Json json = {{"file", printable_text(inspection.file, 4 * longest_text_bytes)}, {"kind", name_of(inspection.kind)}};
  if (inspection.error) json["error"] = diagnostic_json(*inspection.error);
  if (inspection.luminaire() != nullptr)
    add_luminaire(json, *inspection.luminaire(), inspection.figures.front(), add_more);
  const bool is_product = inspection.document && inspection.document->product;
  if (inspection.document && (inspection.document->sources.size() > 1 || is_product))
    add_sources(json, inspection, add_more);
  if (inspection.document && !is_product && json.contains("sources")) add_total(json, inspection);
  if (is_product) add_product(json, *inspection.document->product);
  json["warnings"] = Json::array();
  for (const Diagnostic& warning : inspection.warnings) json["warnings"].push_back(diagnostic_json(warning));
  json["hints"] = Json::array();
  for (const Diagnostic& hint : inspection.hints) json["hints"].push_back(diagnostic_json(hint));
  return json;
}

}  // namespace twinlight::photometry
