#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace twinlight::server {

/// An object as TOML 1.0, each of its members on a line of its own; what is null is left out. The needs and scenes that
/// come as JSON are read by the same readers as the files.
std::string toml_text(const nlohmann::json& object);

}  // namespace twinlight::server
