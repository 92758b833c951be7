#include "twinlight/spectrum/text_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

namespace twinlight::spectrum {
namespace {

std::string_view without_quotes(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\"'";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

void append_utf8(std::uint32_t code, std::string& text) {
  const auto add = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0U | (code >> 6U));
    add(0x80U | (code & 0x3FU));
  } else {
    add(0xE0U | (code >> 12U));
    add(0x80U | ((code >> 6U) & 0x3FU));
    add(0x80U | (code & 0x3FU));
  }
}

/// Each half of a surrogate pair becomes U+FFFD: such characters can only stand in labels.
std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
    const std::uint32_t unit =
        big_endian ? (std::uint32_t{first} << 8U) | second : (std::uint32_t{second} << 8U) | first;
    append_utf8(unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit, text);
  }
  return text;
}

}  // namespace

Result<std::string> decoded_text(std::string_view bytes) {
  std::string text;
  if (bytes.starts_with("\xFF\xFE")) {
    text = from_utf16(bytes.substr(2), false);
  } else if (bytes.starts_with("\xFE\xFF")) {
    text = from_utf16(bytes.substr(2), true);
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    text = bytes;
  }
  if (text.find('\0') != std::string::npos) return failure({.message = "is not a text file: it has zero bytes"});
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (pair ? 2 : 1));
  }
  return lines;
}

void split(std::string_view line, const TextDialect& dialect, std::vector<std::string_view>& fields) {
  fields.clear();
  if (dialect.separator == ' ') {
    constexpr std::string_view blanks = " \t";
    for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
      const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
      fields.push_back(without_quotes(line.substr(at, end - at)));
      at = line.find_first_not_of(blanks, end);
    }
    return;
  }
  for (;;) {
    const std::size_t end = line.find(dialect.separator);
    fields.push_back(without_quotes(line.substr(0, end)));
    if (end == std::string_view::npos) break;
    line.remove_prefix(end + 1);
  }
  while (!fields.empty() && fields.back().empty()) fields.pop_back();
}

std::optional<double> parse_number(std::string_view field, char decimal) {
  std::array<char, 64> copy{};
  if (field.starts_with('+')) field.remove_prefix(1);
  if (field.empty() || field.size() > copy.size()) return std::nullopt;
  if (decimal != '.' && field.find('.') != std::string_view::npos) return std::nullopt;
  std::ranges::replace_copy(field, copy.begin(), decimal, '.');
  const char* const end = copy.data() + field.size();
  double value = 0.0;
  const auto [stop, error] = std::from_chars(copy.data(), end, value);
  if (error == std::errc::result_out_of_range && stop == end) {
    const bool tiny = field.find("e-") != std::string_view::npos || field.find("E-") != std::string_view::npos;
    return tiny ? 0.0 : std::numeric_limits<double>::infinity();
  }
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

}  // namespace twinlight::spectrum
