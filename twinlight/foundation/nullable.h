#pragma once

#include <nlohmann/json.hpp>
#include <optional>

namespace twinlight {

/// What can not be computed is null in JSON; why is said in a key beside it.
template <class T>
nlohmann::ordered_json nullable(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace twinlight
