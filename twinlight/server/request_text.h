#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

/// What a client sent as text, before anything believes it.
namespace twinlight::server {

/// True for well-formed UTF-8 (RFC 3629) without control characters but tab and line ends.
bool is_clean_text(std::string_view text);

/// A part of a path or a query with its percent signs undone (RFC 3986); none where one is broken or the result is no
/// clean text.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank);

using NamedValues = std::map<std::string, std::string, std::less<>>;

/// The members of a query; none where one is broken or comes twice.
std::optional<NamedValues> parse_query(std::string_view query);

/// The cookies of a request.
NamedValues parse_cookies(std::string_view header);

/// JSON that is well formed, clean text and nowhere nested deeper than `deepest`; none else.
std::optional<nlohmann::json> parse_json(std::string_view text, std::size_t deepest);

}  // namespace twinlight::server
