#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

/// Cursors name a place in one list, and in no other.
namespace twinlight::server {

/// @param list   what tells it from every other: what it is of, its filters, its order
/// @param place  where to go on from; not empty
std::string list_cursor(const nlohmann::json& list, const std::string& place);

/// The place that a cursor names; none where it is one of another list, or none at all.
std::optional<std::string> place_of_cursor(const nlohmann::json& list, const std::string& cursor);

}  // namespace twinlight::server
