#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/zip_directory.h"

struct zip;

namespace twinlight::photometry {

/// An entry that unpacks to more than this many times its packed size is refused once it is larger than
/// `always_unpacked_bytes`. The tables of real luminaires pack to a third or less, blank ones to a hundredth.
inline constexpr std::size_t largest_zip_ratio = 200;
inline constexpr std::size_t always_unpacked_bytes = std::size_t{1} << 20U;
/// All that is unpacked from one archive: as much as the largest single photometric file.
inline constexpr std::size_t most_unpacked_bytes = std::size_t{32} << 20U;

/// A file inside a zip archive.
struct ZipEntry {
  std::string name;  ///< UTF-8, with "/" between folders; safe: it leads nowhere but into the archive's own folder
  std::size_t index = 0;
  std::size_t bytes = 0;
  bool name_is_utf8 = true;  ///< as stored; else it was decoded from an older code page, perhaps the wrong one
  std::string fault;         ///< why it can not be read; empty where nothing speaks against it
};

/// A zip archive in memory, read without trust: nothing is written, followed or fetched, and no more is unpacked
/// than the limits above allow. Diagnostics carry entry and cause; the file is the caller's to add.
class ZipArchive {
 public:
  /// @param bytes  must outlive the archive.
  /// Fails for what is no intact archive. Entries with unsafe names (leading out of the folder, absolute, with
  /// backslashes or control characters) are left out with a warning; folders are left out.
  static Result<ZipArchive> open(std::string_view bytes);

  const std::vector<ZipEntry>& entries() const { return entries_; }
  const std::vector<Diagnostic>& warnings() const { return warnings_; }

  /// The entry of that name; where there is none, the only one that differs in the case of its letters.
  const ZipEntry* find(std::string_view name) const;

  /// The bytes of an entry. @param largest_bytes  more is refused.
  /// Fails where the entry can not be read, is too large, or is not what the directory says.
  Result<std::string> read(const ZipEntry& entry, std::size_t largest_bytes);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };

  Result<void> open_packed(std::string_view bytes, const std::vector<ZipRecord>& records);
  std::string decoded_name(const ZipRecord& record, std::size_t index) const;
  void list(const std::vector<ZipRecord>& records);
  Result<void> compare_names();

  std::unique_ptr<zip, Close> packed_;
  std::vector<ZipEntry> entries_;
  std::vector<std::pair<std::string, std::size_t>> by_lower_case_;  ///< name and place in `entries_`, sorted
  std::vector<Diagnostic> warnings_;
  std::size_t unpacked_bytes_ = 0;
};

}  // namespace twinlight::photometry
