#include "twinlight/server/toml_text.h"

#include <algorithm>
#include <charconv>
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

std::string pointer_of_setting(std::string_view field) {
  nlohmann::json::json_pointer pointer;
  while (!field.empty()) {
    const bool is_place = field.front() == '[';
    if (is_place || field.front() == '.') field.remove_prefix(1);
    const std::string_view step = field.substr(0, field.find_first_of(is_place ? "]" : ".["));
    std::size_t place = 1;  // people count from 1
    std::from_chars(step.data(), step.data() + step.size(), place);
    pointer.push_back(is_place ? std::to_string(place - 1) : std::string(step));
    field.remove_prefix(std::min(step.size() + (is_place ? 1 : 0), field.size()));
  }
  return pointer.to_string();
}

}  // namespace twinlight::server
