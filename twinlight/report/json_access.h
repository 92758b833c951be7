#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// Reading JSON that others may have written: what is missing or of another kind is none, never an exception.
namespace twinlight::report {

/// The member along a path of keys; null where there is none.
inline nlohmann::ordered_json member(const nlohmann::ordered_json& json, std::initializer_list<const char*> path) {
  const nlohmann::ordered_json* place = &json;
  for (const char* key : path) {
    const bool there = place->is_object() && place->contains(key);
    if (!there) return nullptr;
    place = &place->at(key);
  }
  return *place;
}

inline std::string text_at(const nlohmann::ordered_json& json, std::initializer_list<const char*> path) {
  const nlohmann::ordered_json found = member(json, path);
  return found.is_string() ? found.get<std::string>() : std::string();
}

inline std::optional<double> number_at(const nlohmann::ordered_json& json, std::initializer_list<const char*> path) {
  const nlohmann::ordered_json found = member(json, path);
  return found.is_number() ? std::optional(found.get<double>()) : std::nullopt;
}

/// A number from 0 to a million without a fraction.
inline std::optional<int> whole_number_at(const nlohmann::ordered_json& json, std::initializer_list<const char*> path) {
  const nlohmann::ordered_json found = member(json, path);
  if (!found.is_number_integer()) return std::nullopt;
  const auto number = found.get<std::int64_t>();
  return number >= 0 && number <= 1'000'000 ? std::optional(static_cast<int>(number)) : std::nullopt;
}

}  // namespace twinlight::report
