#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"

namespace twinlight::server {

/// The members of an object as YAML 1.2, in blocks of two more blanks a level; short lists of plain values on one line.
std::string yaml_text(const nlohmann::ordered_json& object, std::size_t indent);

/// Reads YAML as JSON: plain words true, false, null and numbers are no text. Fails with line on what is no YAML.
Result<nlohmann::ordered_json> parse_yaml(std::string_view text, const std::string& file);

}  // namespace twinlight::server
