#include "twinlight/server/media_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/server/request_text.h"

namespace twinlight::server {
namespace {

struct Signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view type;
};
constexpr std::array signatures = std::to_array<Signature>({
    {0, "%PDF-", "application/pdf"},
    {0, "\x89PNG\r\n\x1a\n", "image/png"},
    {0, "\xff\xd8\xff", "image/jpeg"},
    {8, "WEBP", "image/webp"},
    {0, "PK\x03\x04", "application/zip"},
});

constexpr std::size_t longest_name_bytes = 200;

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

}  // namespace

std::string media_type_of_bytes(std::string_view bytes) {
  for (const Signature& known : signatures)
    if (bytes.size() > known.at && bytes.substr(known.at).starts_with(known.bytes)) return std::string(known.type);
  const bool is_text = photometry::kind_of(bytes) == photometry::FileKind::photometry || is_clean_text(bytes);
  return is_text ? "text/plain" : "application/octet-stream";
}

bool is_shown_in_place(std::string_view media_type) {
  return media_type == "image/png" || media_type == "image/jpeg" || media_type == "image/webp";
}

std::string content_disposition(std::string_view name, bool in_place) {
  std::string plain(name);
  std::ranges::replace_if(
      plain, [](char c) { return !is_plain(c); }, '_');
  std::string coded;
  for (const char c : name)
    coded += is_plain(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", in_place ? "inline" : "attachment", plain, coded);
}

std::string file_name_of(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return printable_text(slash == std::string_view::npos ? path : path.substr(slash + 1), longest_name_bytes);
}

}  // namespace twinlight::server
