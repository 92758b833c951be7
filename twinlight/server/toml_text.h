#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace twinlight::server {

/// An object as TOML 1.0, each of its members on a line of its own; what is null is left out. The needs and scenes that
/// come as JSON are read by the same readers as the files.
std::string toml_text(const nlohmann::json& object);

/// A field as those readers name it, as a JSON pointer: `window[1].wall_m` is `/window/0/wall_m`. None for the whole.
std::string pointer_of_setting(std::string_view field);

}  // namespace twinlight::server
