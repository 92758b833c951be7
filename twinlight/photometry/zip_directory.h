#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::photometry {

/// More is refused: a container holds tens of files, a family of 600 luminaires with a table each some hundreds.
inline constexpr std::size_t most_zip_entries = 4096;
/// The longest name that file systems can hold; longer ones are refused.
inline constexpr std::size_t longest_zip_name_bytes = 255;

/// One record of a zip archive's central directory (APPNOTE.TXT 6.3.10, 4.3.12), as written.
struct ZipRecord {
  std::string_view name;  ///< in whatever encoding, may hold any byte
  std::uint64_t bytes = 0;
  std::uint64_t packed_bytes = 0;
  unsigned flags = 0;
  unsigned method = 0;
  std::uint32_t external_attributes = 0;

  bool is_encrypted() const { return (flags & 1U) != 0; }
  bool is_symbolic_link() const;
};

/// The records of the central directory, in its order. Nothing is unpacked; the names point into `bytes`.
/// Fails where there is no end record, or where it contradicts the directory (zip64 and archives of several parts
/// are refused so too), and for more entries or longer names than the limits.
Result<std::vector<ZipRecord>> read_zip_directory(std::string_view bytes);

}  // namespace twinlight::photometry
