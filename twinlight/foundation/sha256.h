#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace twinlight {

/// SHA-256 (FIPS 180-4) of the parts one after the other, as 64 lower-case hexadecimal digits: the name by which a
/// result says what it was computed from.
std::string sha256_hex(std::initializer_list<std::string_view> parts);

}  // namespace twinlight
