#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "twinlight/server/contract.h"

namespace twinlight::server::fixture {

/// The operations whose answer is a list: it has an array of objects.
inline std::set<std::string> lists_of(const Contract& contract) {
  const nlohmann::json& document = contract.document();
  const auto resolved = [&](const nlohmann::json& part) -> const nlohmann::json& {
    const auto reference = part.find("$ref");
    if (reference == part.end()) return part;
    return document.at(nlohmann::json::json_pointer(reference->get<std::string>().substr(1)));
  };
  std::set<std::string> names;
  for (const Operation& operation : contract.operations()) {
    if (operation.method != "GET") continue;
    const nlohmann::json& answers = document.at("paths").at(operation.path).at("get").at("responses");
    if (!answers.contains("200")) continue;
    const nlohmann::json content = resolved(answers.at("200")).value("content", nlohmann::json::object());
    if (!content.contains("application/json")) continue;
    const nlohmann::json& answer = resolved(content.at("application/json").at("schema"));
    const nlohmann::json properties = answer.value("properties", nlohmann::json::object());
    for (const nlohmann::json& property : properties) {
      const nlohmann::json& type = resolved(property);
      if (type.value("type", nlohmann::json()) != "array") continue;
      const nlohmann::json& item = resolved(type.at("items"));
      if (item.value("type", nlohmann::json()) == "object" || item.contains("allOf")) names.insert(operation.id);
    }
  }
  return names;
}

}  // namespace twinlight::server::fixture
