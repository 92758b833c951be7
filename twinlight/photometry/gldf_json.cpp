#include "twinlight/photometry/gldf_json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::photometry {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_gldf_text_bytes = 4000;  // a tender text fills a page
/// The languages of the European Union are 24; an object is searched in time linear to its keys.
constexpr std::size_t most_languages = 100;

std::string gldf_text(std::string_view from_file) {
  return printable_text(from_file, longest_gldf_text_bytes);
}

Json number_json(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// { "en": …, "nl": … }; a second text in the same language is left out.
Json texts_json(const LocalizedTexts& texts) {
  Json json = Json::object();
  for (const LocalizedText& translation : texts) {
    if (json.size() == most_languages) break;
    std::string language = gldf_text(translation.language);
    if (!json.contains(language)) json[std::move(language)] = gldf_text(translation.text);
  }
  return json;
}

Json header_json(const GldfHeader& header) {
  return {{"manufacturer", gldf_text(header.manufacturer)},        {"author", gldf_text(header.author)},
          {"format_version", gldf_text(header.format_version)},    {"created", gldf_text(header.created)},
          {"created_with", gldf_text(header.created_with)},        {"unique_id", gldf_text(header.unique_id)},
          {"default_language", gldf_text(header.default_language)}};
}

Json files_json(const GldfProduct& product) {
  Json json = Json::array();
  for (const GldfFile& file : product.files) {
    if (json.size() == most_listed_gldf_elements) break;
    json.push_back({{"id", gldf_text(file.id)},
                    {"content_type", gldf_text(file.content_type)},
                    {"name", gldf_text(file.name)},
                    {"language", gldf_text(file.language)},
                    {"is_address", !file.is_local},
                    {"is_here", file.is_here}});
  }
  return json;
}

Json pictures_json(const GldfProduct& product, const std::vector<GldfPicture>& pictures) {
  Json json = Json::array();
  for (const GldfPicture& picture : pictures)
    json.push_back({{"type", gldf_text(picture.type)},
                    {"file", gldf_text(product.files[picture.file].id)},
                    {"name", gldf_text(product.files[picture.file].name)}});
  return json;
}

Json attributes_json(const GldfDescription& description) {
  Json json = Json::array();
  for (const auto& [path, value] : description.attributes)
    json.push_back({{"name", gldf_text(path)}, {"value", gldf_text(value)}});
  return json;
}

Json light_source_json(const GldfLightSource& source) {
  return {{"id", gldf_text(source.id)},
          {"is_changeable", source.is_changeable},
          {"name", texts_json(source.name)},
          {"gtin", gldf_text(source.gtin)},
          {"rated_input_power_W", number_json(source.rated_input_power_W)},
          {"rated_luminous_flux_lm", number_json(source.rated_luminous_flux_lm)},
          {"colour_temperature_K", number_json(source.colour.colour_temperature_K)},
          {"colour_rendering_index", number_json(source.colour.colour_rendering_index)},
          {"tm30_rf", number_json(source.colour.fidelity_index)},
          {"tm30_rg", number_json(source.colour.gamut_index)},
          {"melanopic_factor", number_json(source.colour.melanopic_factor)},
          {"colour_tolerance", gldf_text(source.colour.tolerance)}};
}

Json variant_json(const GldfProduct& product, const GldfVariant& variant) {
  Json json = {{"id", gldf_text(variant.id)},
               {"name", texts_json(variant.texts.name)},
               {"number", texts_json(variant.texts.number)},
               {"description", texts_json(variant.texts.description)},
               {"gtin", gldf_text(variant.gtin)},
               {"mountings", Json::array()},
               {"emitters", Json::array()},
               {"pictures", pictures_json(product, variant.texts.pictures)},
               {"attributes", attributes_json(variant.texts)}};
  for (const std::string& mounting : variant.mountings) json["mountings"].push_back(gldf_text(mounting));
  for (const std::size_t emitter : variant.emitters)
    json["emitters"].push_back(gldf_text(product.emitters[emitter].id));
  if (!variant.why_no_source.empty()) json["photometry_note"] = gldf_text(variant.why_no_source);
  return json;
}

/// The single values of a light; of its tables and lists only where they are.
void add_figures(Json& entry, const Json& light, const std::string& where) {
  for (const auto& [key, value] : light.items()) {
    entry[key] = value.is_structured() ? Json(nullptr) : value;
    if (value.is_structured()) entry[key + "_note"] = where;
  }
}

}  // namespace

Json to_json(const GldfProduct& product) {
  Json json = {{"header", header_json(product.header)},
               {"unique_product_id", gldf_text(product.unique_product_id)},
               {"languages", Json::array()},
               {"name", texts_json(product.texts.name)},
               {"number", texts_json(product.texts.number)},
               {"description", texts_json(product.texts.description)},
               {"tender_text", texts_json(product.texts.tender_text)},
               {"pictures", pictures_json(product, product.texts.pictures)},
               {"attributes", attributes_json(product.texts)},
               {"files", files_json(product)},
               {"light_sources", Json::array()},
               {"control_gears", Json::array()},
               {"variant_count", product.variants.size()},
               {"variants", Json::array()}};
  for (const std::string& language : product.languages()) json["languages"].push_back(gldf_text(language));
  const std::size_t sources = std::min(product.light_sources.size(), most_listed_gldf_elements);
  for (std::size_t i = 0; i < sources; ++i)
    json["light_sources"].push_back(light_source_json(product.light_sources[i]));
  for (const GldfControlGear& gear : product.control_gears) {
    Json gear_json = {{"id", gldf_text(gear.id)}, {"name", texts_json(gear.name)}, {"interfaces", Json::array()}};
    for (const std::string& interface : gear.interfaces) gear_json["interfaces"].push_back(gldf_text(interface));
    json["control_gears"].push_back(std::move(gear_json));
  }
  const std::size_t listed = std::min(product.variants.size(), most_listed_gldf_elements);
  for (std::size_t i = 0; i < listed; ++i) json["variants"].push_back(variant_json(product, product.variants[i]));
  return json;
}

Json variant_sources_json(const GldfProduct& product, const std::vector<Json>& lights) {
  Json sources = Json::array();
  std::vector<std::string> first_variant(lights.size());
  for (const GldfVariant& variant : product.variants) {
    for (const std::size_t light : variant.sources) {
      if (sources.size() >= most_listed_gldf_elements) return sources;
      Json entry = {{"variant", gldf_text(variant.id)},
                    {"name", texts_json(variant.texts.name)},
                    {"number", texts_json(variant.texts.number)},
                    {"gtin", gldf_text(variant.gtin)}};
      std::string& first = first_variant[light];
      if (first.empty()) {
        first = gldf_text(variant.id);
        entry.update(lights[light]);
      } else {
        add_figures(entry, lights[light], "that of variant " + first + ", which has the same light");
      }
      sources.push_back(std::move(entry));
    }
  }
  return sources;
}

Json missing_photometry_json(const GldfProduct& product) {
  Json json = {{"format", "GLDF"},
               {"manufacturer", gldf_text(product.header.manufacturer)},
               {"model", gldf_text(text_in(product.texts.name))}};
  for (const char* const key : {"photometry",
                                "photometric_type",
                                "symmetry",
                                "c_planes",
                                "gammas",
                                "declared_flux_lm",
                                "luminous_flux_lm",
                                "light_output_ratio",
                                "upward_flux_fraction",
                                "max_intensity_cd",
                                "input_power_W",
                                "efficacy_lm_per_W",
                                "luminous_length_m",
                                "luminous_width_m",
                                "luminous_height_m",
                                "beam_angle_c0_deg",
                                "beam_angle_c90_deg",
                                "ugr_table",
                                "ppf_umol_per_s",
                                "ppe_umol_per_J"}) {
    json[key] = nullptr;
    json[std::string(key) + "_note"] = "the photometry of the product is not here";
  }
  return json;
}

}  // namespace twinlight::photometry
