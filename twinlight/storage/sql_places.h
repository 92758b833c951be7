#pragma once

#include <cstddef>
#include <string>

namespace twinlight::storage {

/// `?, ?, ?`: places for so many values in a statement.
std::string places(std::size_t count);

}  // namespace twinlight::storage
