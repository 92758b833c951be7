#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/photometry/derived_quantities.h"
#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/quantity_json.h"

namespace twinlight::photometry {
namespace {

using Json = nlohmann::ordered_json;

Json zones_json(const std::vector<FluxZone>& zones) {
  Json lines = Json::array();
  const double whole_lm = zones.back().cumulative_lm;
  for (const FluxZone& zone : zones)
    lines.push_back({{"from_deg", zone.from_deg},
                     {"to_deg", zone.to_deg},
                     {"flux_lm", zone.flux_lm},
                     {"percent", 100.0 * zone.flux_lm / whole_lm},
                     {"cumulative_lm", zone.cumulative_lm},
                     {"cumulative_percent", 100.0 * zone.cumulative_lm / whole_lm}});
  return lines;
}

Json flux_code_json(const FluxCode& code) {
  Json json = Json::object();
  for (std::size_t i = 0; i < code.n_percent.size(); ++i)
    add_quantity(json, "n" + std::to_string(i + 1) + "_percent", code.n_percent[i]);
  return json;
}

Json bug_json(const BugRating& bug) {
  const OutdoorZones& zones = bug.zones;
  return {{"backlight", bug.backlight},
          {"uplight", bug.uplight},
          {"glare", bug.glare},
          {"zones_lm",
           {{"forward_low", zones.forward_low_lm},
            {"forward_mid", zones.forward_mid_lm},
            {"forward_high", zones.forward_high_lm},
            {"forward_very_high", zones.forward_very_high_lm},
            {"back_low", zones.back_low_lm},
            {"back_mid", zones.back_mid_lm},
            {"back_high", zones.back_high_lm},
            {"back_very_high", zones.back_very_high_lm},
            {"up_low", zones.up_low_lm},
            {"up_high", zones.up_high_lm}}}};
}

template <class T>
Json number_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

void add_luminance(Json& json, const LuminanceTable& table) {
  json["luminance_table"] = nullptr;
  if (!table.why_not.empty()) {
    json["luminance_table_note"] = table.why_not;
    return;
  }
  Json lines = Json::array();
  for (const auto& line : table.cd_per_m2) {
    Json cells = Json::array();
    for (const auto& cell : line) cells.push_back(number_or_null(cell));
    lines.push_back(std::move(cells));
  }
  json["luminance_table"] = {
      {"gammas_deg", luminance_gammas_deg},
      {"c_deg", luminance_c_deg},
      {"luminance_cd_per_m2", std::move(lines)},
      {"largest_from_65_deg_cd_per_m2", number_or_null(table.largest_from_65_deg_cd_per_m2)},
      {"display_screen_limit_cd_per_m2", number_or_null(table.display_screen_limit_cd_per_m2())}};
}

}  // namespace

void add_derived_quantities(Json& json, const Luminaire& luminaire) {
  const auto derived = derived_quantities(luminaire);
  if (!derived) {
    const Quantity none = Quantity::none("the file gives no luminous intensities");
    for (const char* key : {"field_angle_c0_deg", "field_angle_c90_deg", "zonal_flux", "cie_flux_code",
                            "din_5040_letter", "ute_class", "spacing_criterion", "bug_rating", "luminance_table"})
      add_quantity(json, key, none);
    return;
  }
  add_quantity(json, "field_angle_c0_deg", derived->field_angle_c0_deg);
  add_quantity(json, "field_angle_c90_deg", derived->field_angle_c90_deg);
  json["zonal_flux"] = zones_json(derived->zones);
  json["cie_flux_code"] = flux_code_json(derived->flux_code);
  json["din_5040_letter"] = std::string(1, derived->din_5040_letter);
  const std::optional<std::string> ute = derived->ute ? derived->ute->symbol() : std::nullopt;
  json["ute_class"] = nullptr;
  if (ute) json["ute_class"] = *ute;
  if (!ute) json["ute_class_note"] = "no class of NF C 71-121 fits the downward light";
  Json& spacing = json["spacing_criterion"] = Json::object();
  add_quantity(spacing, "c0", derived->spacing.c0);
  add_quantity(spacing, "c90", derived->spacing.c90);
  add_quantity(spacing, "diagonal", derived->spacing.diagonal);
  json["bug_rating"] = bug_json(derived->bug);
  add_luminance(json, derived->luminance);
}

}  // namespace twinlight::photometry
