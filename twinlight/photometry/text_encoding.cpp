#include "twinlight/photometry/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::photometry {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// Only ASCII is kept, for a system whose iconv lacks the encoding.
std::string ascii_only(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) < 0x80) {
      text.push_back(c);
    } else {
      text += replacement_character;
    }
  }
  return text;
}

/// GB 2312 in EUC-CN form: lead bytes A1–A9 are symbols, B0–F7 ideographs, trail bytes A1–FE.
bool is_gb2312(std::string_view bytes) {
  bool has_ideograph = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<std::uint8_t>(bytes[i]);
    if (lead < 0x80) continue;
    if (i + 1 == bytes.size()) return false;
    const auto trail = static_cast<std::uint8_t>(bytes[++i]);
    const bool symbol = lead >= 0xA1 && lead <= 0xA9;
    const bool ideograph = lead >= 0xB0 && lead <= 0xF7;
    if (!(symbol || ideograph) || trail < 0xA1 || trail == 0xFF) return false;
    has_ideograph = has_ideograph || ideograph;
  }
  return has_ideograph;
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0' || c == '\x1A';
}

}  // namespace

std::string decode_from(std::string_view bytes, const char* encoding, std::size_t bytes_per_unit) {
  const iconv_t conversion = iconv_open("UTF-8", encoding);
  if (conversion == reinterpret_cast<iconv_t>(-1)) return ascii_only(bytes);  // NOLINT: iconv's own failure value
  std::string text;
  std::array<char, 4096> block{};
  auto* in = const_cast<char*>(bytes.data());  // iconv does not write to it
  std::size_t in_left = bytes.size();
  while (in_left > 0) {
    char* out = block.data();
    std::size_t out_left = block.size();
    const std::size_t status = iconv(conversion, &in, &in_left, &out, &out_left);
    text.append(block.data(), block.size() - out_left);
    if (status != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    const std::size_t skipped = std::min(in_left, bytes_per_unit);
    in += skipped;
    in_left -= skipped;
    text += replacement_character;
  }
  iconv_close(conversion);
  return text;
}

std::string decode_to_utf8(std::string_view bytes) {
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  constexpr std::string_view utf16_little_mark = "\xFF\xFE";
  constexpr std::string_view utf16_big_mark = "\xFE\xFF";
  if (bytes.substr(0, 2) == utf16_little_mark) return decode_from(bytes.substr(2), "UTF-16LE", 2);
  if (bytes.substr(0, 2) == utf16_big_mark) return decode_from(bytes.substr(2), "UTF-16BE", 2);
  if (bytes.substr(0, 3) == utf8_mark) bytes.remove_prefix(3);
  if (is_valid_utf8(bytes)) return std::string(bytes);
  return is_gb2312(bytes) ? decode_from(bytes, "GB18030", 1) : decode_from(bytes, "WINDOWS-1252", 1);
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && text[end] != '\r' && text[end] != '\n') ++end;
    lines.push_back(text.substr(0, end));
    if (end == text.size()) break;
    const bool two_bytes = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (two_bytes ? 2 : 1));
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [&](char wanted, char found) { return wanted == capital(found); });
}

}  // namespace twinlight::photometry
