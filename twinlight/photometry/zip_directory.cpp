#include "twinlight/photometry/zip_directory.h"

#include <fmt/format.h>

#include <algorithm>

namespace twinlight::photometry {
namespace {

constexpr std::string_view end_signature = "PK\x05\x06";
constexpr std::string_view record_signature = "PK\x01\x02";
constexpr std::size_t end_bytes = 22;             // APPNOTE 4.3.16, without the comment
constexpr std::size_t record_bytes = 46;          // APPNOTE 4.3.12, without name, extra field and comment
constexpr std::size_t longest_comment = 0xFFFFU;  // its length has 16 bits

/// Little-endian, as everywhere in a zip archive. The bytes are there.
std::uint32_t number_at(std::string_view bytes, std::size_t offset, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = width; i > 0; --i) value = value << 8U | static_cast<unsigned char>(bytes[offset + i - 1]);
  return value;
}

tl::unexpected<Diagnostic> bad_end_record(std::string message) {
  return failure({.message = std::move(message), .field = "zip end record"});
}

/// Where the end record begins: the last place whose comment reaches exactly to the end.
std::size_t find_end_record(std::string_view bytes) {
  if (bytes.size() < end_bytes) return std::string_view::npos;
  std::size_t at = bytes.size() - end_bytes;
  const std::size_t first = at - std::min(at, longest_comment);
  while ((at = bytes.rfind(end_signature, at)) != std::string_view::npos && at >= first) {
    if (at + end_bytes + number_at(bytes, at + 20, 2) == bytes.size()) return at;
    if (at == 0) break;
    --at;
  }
  return std::string_view::npos;
}

}  // namespace

bool ZipRecord::is_symbolic_link() const {
  constexpr std::uint32_t type_mask = 0170000;
  constexpr std::uint32_t link_type = 0120000;
  return ((external_attributes >> 16U) & type_mask) == link_type;  // the mode of Unix, in the upper half
}

Result<std::vector<ZipRecord>> read_zip_directory(std::string_view bytes) {
  const std::size_t end = find_end_record(bytes);
  if (end == std::string_view::npos)
    return bad_end_record("is not there: the file is cut off, or followed by something else, or no zip archive");
  const std::size_t announced = number_at(bytes, end + 10, 2);
  const std::size_t directory_bytes = number_at(bytes, end + 12, 4);
  const std::size_t directory = number_at(bytes, end + 16, 4);
  if (number_at(bytes, end + 4, 4) != 0 || number_at(bytes, end + 8, 2) != announced)
    return bad_end_record("tells of an archive of several parts, which is not read");
  if (directory > end || directory_bytes != end - directory)
    return bad_end_record(fmt::format("lays the directory at byte {} with {} bytes, but the end record begins at {}",
                                      directory, directory_bytes, end));

  std::vector<ZipRecord> records;
  std::size_t at = directory;
  while (at + record_bytes <= end && bytes.substr(at, 4) == record_signature) {
    const std::size_t name_bytes = number_at(bytes, at + 28, 2);
    const std::size_t further_bytes = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    if (at + record_bytes + name_bytes + further_bytes > end) break;
    if (name_bytes > longest_zip_name_bytes)
      return failure({.message = fmt::format("entry {} has a name of {} bytes, {} are the most", records.size() + 1,
                                             name_bytes, longest_zip_name_bytes),
                      .field = "entry name"});
    if (records.size() == most_zip_entries)
      return bad_end_record(fmt::format("more than {} entries are not read", most_zip_entries));
    records.push_back({.name = bytes.substr(at + record_bytes, name_bytes),
                       .bytes = number_at(bytes, at + 24, 4),
                       .packed_bytes = number_at(bytes, at + 20, 4),
                       .flags = number_at(bytes, at + 8, 2),
                       .method = number_at(bytes, at + 10, 2),
                       .external_attributes = number_at(bytes, at + 38, 4)});
    at += record_bytes + name_bytes + further_bytes;
  }
  if (records.size() != announced)
    return bad_end_record(fmt::format("announces {} entries, the directory holds {}", announced, records.size()));
  if (at != end) return bad_end_record("is not where the directory ends");
  return records;
}

}  // namespace twinlight::photometry
