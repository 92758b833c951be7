#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace twinlight {

/// Text from a file made safe to show: valid UTF-8, no control characters (each becomes U+FFFD), cut with an
/// ellipsis after `longest_bytes` bytes. A terminal can not be made to obey what a maker's file contains.
std::string printable_text(std::string_view text, std::size_t longest_bytes = 200);

/// True for well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
bool is_valid_utf8(std::string_view text);

}  // namespace twinlight
