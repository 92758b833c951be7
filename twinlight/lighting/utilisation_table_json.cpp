#include "twinlight/lighting/utilisation_table_json.h"

#include <nlohmann/json.hpp>

namespace twinlight::lighting {

void add_utilisation_table(nlohmann::ordered_json& json, const UtilisationTable& table) {
  using Json = nlohmann::ordered_json;
  Json& object = json["utilisation_factors"] = nullptr;
  if (!table.why_not.empty()) {
    json["utilisation_factors_note"] = table.why_not;
    return;
  }
  object = {{"room_indices", utilisation_room_indices}, {"reflectances", Json::array()}, {"utilance", table.utilance}};
  for (const Reflectances& each : utilisation_reflectances)
    object["reflectances"].push_back({each.ceiling, each.walls, each.floor});
  object["utilisation_factor"] = nullptr;
  if (!table.light_output_ratio) {
    object["utilisation_factor_note"] = "the file has no lamp flux to relate to";
    return;
  }
  auto factors = table.utilance;
  for (auto& line : factors)
    for (double& cell : line) cell *= *table.light_output_ratio;
  object["utilisation_factor"] = factors;
}

}  // namespace twinlight::lighting
