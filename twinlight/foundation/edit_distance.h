#pragma once

#include <cstddef>
#include <string_view>

namespace twinlight {

/// Levenshtein distance in bytes, to name what was probably meant.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace twinlight
