#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "twinlight/foundation/nullable.h"
#include "twinlight/requirements/requirement.h"

/// Parts that the JSON of rows and of reports share. Internal to the library.
namespace twinlight::requirements {

nlohmann::ordered_json json_of(const LocalisedText& text);
nlohmann::ordered_json json_of(const std::optional<Date>& date);
nlohmann::ordered_json json_of(const Limit& limit);

}  // namespace twinlight::requirements
