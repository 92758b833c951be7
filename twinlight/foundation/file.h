#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "twinlight/foundation/result.h"

namespace twinlight {

/// The bytes of a regular file. Fails with a clear message when it is missing, a folder, unreadable, or larger
/// than `largest_bytes` (the bound is checked while reading, so a file that grows can not exceed it).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t largest_bytes);

}  // namespace twinlight
