#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"

namespace twinlight {

/// The bytes of a regular file. Fails with a clear message when it is missing, a folder, unreadable, or larger
/// than `largest_bytes` (the bound is checked while reading, so a file that grows can not exceed it).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t largest_bytes);

/// Writes the bytes under a name beside the target and then renames, so that a reader sees the old file or the new
/// one and never a part of either. Fails with a clear message where the folder is missing or not writable.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace twinlight
