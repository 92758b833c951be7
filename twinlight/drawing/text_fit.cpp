#include "twinlight/drawing/text_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace twinlight::drawing {
namespace {

/// The bytes of the UTF-8 character that begins with this one.
std::size_t character_bytes(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xC0U) return 1;
  if (byte < 0xE0U) return 2;
  return byte < 0xF0U ? 3 : 4;
}

/// In units of the font size; means of the fonts that are asked for.
double character_width(std::string_view character) {
  constexpr double narrow = 0.32, usual = 0.57, capital = 0.66, wide = 1.0;
  if (character.size() >= 3) return static_cast<unsigned char>(character[0]) >= 0xE3U ? wide : usual;
  if (character.size() == 2) return usual;
  constexpr std::string_view narrow_ones = " .,:;|!'ijl()[]/-";
  if (narrow_ones.find(character[0]) != std::string_view::npos) return narrow;
  return character[0] >= 'A' && character[0] <= 'Z' ? capital : usual;
}

}  // namespace

double text_width(std::string_view text, double size) {
  double width = 0.0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = std::min(character_bytes(text[at]), text.size() - at);
    width += character_width(text.substr(at, bytes));
    at += bytes;
  }
  return size * width;
}

std::string fitted(std::string_view text, double size, double width) {
  if (text_width(text, size) <= width) return std::string(text);
  constexpr std::string_view ellipsis = "…";
  std::string longest(ellipsis);
  for (std::size_t at = 0; at < text.size();) {
    at += std::min(character_bytes(text[at]), text.size() - at);
    // Of the whole, not of its parts: sums in another order differ in the last digit.
    std::string cut = std::string(text.substr(0, at)).append(ellipsis);
    if (text_width(cut, size) > width) break;
    longest = std::move(cut);
  }
  return longest;
}

std::string number_label(double value) {
  constexpr double group = 1000.0;
  if (std::abs(value) < group) return fmt::format("{:.4g}", value);
  std::string digits = fmt::format("{:.0f}", value);
  constexpr std::ptrdiff_t group_digits = 3;
  constexpr std::string_view thin_space = "\u202F";
  const std::ptrdiff_t first = value < 0.0 ? 1 : 0;
  for (std::ptrdiff_t at = std::ssize(digits) - group_digits; at > first; at -= group_digits)
    digits.insert(static_cast<std::size_t>(at), thin_space);
  return digits;
}

}  // namespace twinlight::drawing
