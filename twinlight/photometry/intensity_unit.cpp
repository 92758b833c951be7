#include "twinlight/photometry/intensity_unit.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

std::string unit_named_in(const std::string& keyword, const std::string& text) {
  if (keyword == "_INTENSITYUNITS" && !text.empty() && !starts_with_ignoring_case(text, "CD") &&
      !starts_with_ignoring_case(text, "CANDELA"))
    return text;
  constexpr std::array<std::string_view, 2> marks = {"mW/sr", "radiometric units"};
  const std::string lower = lower_case(text);
  for (const std::string_view mark : marks)
    if (lower.find(lower_case(mark)) != std::string::npos) return std::string(mark);
  return {};
}

}  // namespace

std::string other_intensity_unit(const Luminaire& luminaire) {
  for (const auto& [keyword, text] : luminaire.keywords)
    if (std::string unit = unit_named_in(keyword, text); !unit.empty()) return unit;
  return {};
}

bool holds_no_candela(const Luminaire& luminaire) {
  return !other_intensity_unit(luminaire).empty();
}

}  // namespace twinlight::photometry
