#pragma once

#include <string>
#include <string_view>

namespace twinlight::server {

/// A code that is read aloud at a desk: 40 random bits in the letters of Crockford's base 32, `7KQ2-M0XD`.
std::string new_desk_code();

/// A code as it was made, however it was heard and typed: small letters, spaces, O for 0, I and L for 1.
std::string heard_desk_code(std::string_view typed);

}  // namespace twinlight::server
