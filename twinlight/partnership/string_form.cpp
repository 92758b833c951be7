#include "twinlight/partnership/string_form.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/partnership/time_zone.h"

namespace twinlight::partnership {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_code_character(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/' || c == ':';
}

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

/// One @ with something before it, and a domain of at least two labels after it (RFC 5321, without quoted parts).
bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
  const std::string_view domain = text.substr(at + 1);
  const bool spaced = std::ranges::any_of(text, [](char c) { return c == ' ' || c == '<' || c == '>' || c == ','; });
  return !spaced && domain.find('@') == std::string_view::npos && domain.find('.') != std::string_view::npos &&
         domain.front() != '.' && domain.back() != '.' && domain.find("..") == std::string_view::npos;
}

bool is_web_address(std::string_view text) {
  const bool scheme = text.starts_with("https://") || text.starts_with("http://");
  return scheme && text.find(' ') == std::string_view::npos && text.size() > std::string_view("https://").size();
}

std::string_view expected(std::string_view text, Form form) {
  switch (form) {
    case Form::line:
      return std::ranges::any_of(text, is_control) ? "one line without control characters" : "";
    case Form::lines:
      return std::ranges::any_of(text, [](char c) { return is_control(c) && c != '\n' && c != '\t'; })
                 ? "text without control characters"
                 : "";
    case Form::email:
      return is_email(text) && std::ranges::none_of(text, is_control) ? "" : "an e-mail address";
    case Form::web_address:
      return is_web_address(text) && std::ranges::none_of(text, is_control) ? ""
                                                                            : "an address that starts with https://";
    case Form::country:
      return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; })
                 ? ""
                 : "a country by ISO 3166-1, two capitals";
    case Form::time_zone:
      return is_time_zone(text) ? "" : "a time zone of the IANA database, such as Europe/Brussels";
    case Form::code:
      return std::ranges::all_of(text, is_code_character) ? "" : "a code of small letters, digits and - _ . / :";
    case Form::digits:
      return std::ranges::all_of(text, is_digit) ? "" : "digits";
  }
  return "";
}

}  // namespace

std::string form_fault(std::string_view text, Form form, std::size_t longest) {
  if (text.empty()) return {};
  if (!is_valid_utf8(text)) return "is not UTF-8";
  if (characters(text) > longest) return fmt::format("is longer than {} characters", longest);
  const std::string_view wanted = expected(text, form);
  return wanted.empty() ? "" : fmt::format("'{}' is not {}", printable_text(text, 40), wanted);
}

std::string first_characters(std::string text, std::size_t longest) {
  std::size_t begun = 0;
  const auto end = std::ranges::find_if(text, [&](char c) { return starts_character(c) && ++begun > longest; });
  text.erase(end, text.end());
  return text;
}

}  // namespace twinlight::partnership
