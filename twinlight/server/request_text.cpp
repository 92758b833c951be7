#include "twinlight/server/request_text.h"

#include <algorithm>

namespace twinlight::server {
namespace {

/// The number of bytes of the character at the front; 0 where it is none (Unicode 15, table 3-7).
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i, unsigned least = 0x80, unsigned most = 0xBF) {
    return byte(i) >= least && byte(i) <= most;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned least = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned most = first == 0xED ? 0x9F : 0xBF;
    return follows(1, least, most) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned least = first == 0xF0 ? 0x90 : 0x80;
    const unsigned most = first == 0xF4 ? 0x8F : 0xBF;
    return follows(1, least, most) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Brackets outside strings; the text need not be JSON.
std::size_t nesting(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

bool has_clean_strings(const nlohmann::json& value) {
  if (value.is_string()) return is_clean_text(value.get_ref<const std::string&>());
  if (value.is_object())
    return std::ranges::all_of(
        value.items(), [](const auto& item) { return is_clean_text(item.key()) && has_clean_strings(item.value()); });
  return !value.is_array() || std::ranges::all_of(value, has_clean_strings);
}

}  // namespace

bool is_clean_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0 || is_control(text.front())) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_clean_text(decoded)) return std::nullopt;
  return decoded;
}

std::optional<NamedValues> parse_query(std::string_view query) {
  NamedValues values;
  while (!query.empty()) {
    const std::string_view member = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), member.size() + 1));
    if (member.empty()) continue;
    const std::size_t equals = member.find('=');
    const auto name = percent_decoded(member.substr(0, equals), true);
    const auto value =
        equals == std::string_view::npos ? std::string() : percent_decoded(member.substr(equals + 1), true);
    if (!name || !value || !values.emplace(*name, *value).second) return std::nullopt;
  }
  return values;
}

NamedValues parse_cookies(std::string_view header) {
  NamedValues cookies;
  while (!header.empty()) {
    std::string_view member = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(header.size(), member.size() + 1));
    while (!member.empty() && member.front() == ' ') member.remove_prefix(1);
    const std::size_t equals = member.find('=');
    if (equals != std::string_view::npos) cookies.emplace(member.substr(0, equals), member.substr(equals + 1));
  }
  return cookies;
}

std::optional<nlohmann::json> parse_json(std::string_view text, std::size_t deepest) {
  if (nesting(text) > deepest) return std::nullopt;
  auto value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded() || !has_clean_strings(value)) return std::nullopt;
  return value;
}

}  // namespace twinlight::server
