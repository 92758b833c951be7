#include "twinlight/server/toml_text.h"

#include <nlohmann/json.hpp>

namespace twinlight::server {
namespace {

std::string value_text(const nlohmann::json& value) {
  if (!value.is_structured()) return value.dump();  // TOML's numbers, truth values and basic strings are those of JSON
  std::string text;
  for (const auto& [key, item] : value.items()) {
    if (item.is_null()) continue;
    if (!text.empty()) text += ", ";
    if (value.is_object()) text += nlohmann::json(key).dump() + " = ";
    text += value_text(item);
  }
  return value.is_object() ? "{ " + text + " }" : "[" + text + "]";
}

}  // namespace

std::string toml_text(const nlohmann::json& object) {
  std::string text;
  for (const auto& [key, value] : object.items())
    if (!value.is_null()) text += nlohmann::json(key).dump() + " = " + value_text(value) + "\n";
  return text;
}

}  // namespace twinlight::server
