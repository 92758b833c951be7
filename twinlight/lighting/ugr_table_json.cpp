#include "twinlight/lighting/ugr_table_json.h"

#include <nlohmann/json.hpp>

namespace twinlight::lighting {
namespace {

using Json = nlohmann::ordered_json;

Json ratings_json(const UgrRatings& ratings) {
  Json lines = Json::array();
  for (const auto& line : ratings) {
    Json cells = Json::array();
    for (const std::optional<double>& cell : line) cells.push_back(cell ? Json(*cell) : Json(nullptr));
    lines.push_back(std::move(cells));
  }
  return lines;
}

}  // namespace

void add_ugr_tables(Json& json, const UgrTables& tables) {
  const auto add = [&](const std::string& key, const std::optional<UgrTable>& table) {
    json[key] = nullptr;
    if (table) {
      json[key] = {{"crosswise", ratings_json(table->crosswise)}, {"endwise", ratings_json(table->endwise)}};
      json.erase(key + "_note");
    } else {
      json[key + "_note"] = tables.why_not;
    }
  };
  add("ugr_table", tables.table);
  add("ugr_table_spacing_1h", tables.spacing_1h);
  if (!tables.caveats.empty()) json["ugr_table_caveats"] = tables.caveats;
}

}  // namespace twinlight::lighting
