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

bool names_other_unit(const std::string& keyword, const std::string& text) {
  if (keyword == "_INTENSITYUNITS" && !text.empty() && !starts_with_ignoring_case(text, "CD") &&
      !starts_with_ignoring_case(text, "CANDELA"))
    return true;
  constexpr std::array<std::string_view, 2> marks = {"mw/sr", "radiometric units"};
  const std::string lower = lower_case(text);
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

}  // namespace

bool holds_no_candela(const Luminaire& luminaire) {
  return std::any_of(luminaire.keywords.begin(), luminaire.keywords.end(),
                     [](const auto& keyword) { return names_other_unit(keyword.first, keyword.second); });
}

}  // namespace twinlight::photometry
