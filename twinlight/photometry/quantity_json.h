#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/photometry/quantity.h"

namespace twinlight::photometry {

/// The value under the key, or null and the reason under `KEY_note`. Private to the library.
inline void add_quantity(nlohmann::ordered_json& json, const std::string& key, const Quantity& quantity) {
  json[key] = nullptr;
  if (quantity.value) {
    json[key] = *quantity.value;
  } else {
    json[key + "_note"] = quantity.why_not;
  }
}

}  // namespace twinlight::photometry
