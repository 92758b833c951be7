#pragma once

#include <string>
#include <string_view>

namespace twinlight::drawing {

/// How wide a text stands in a sans-serif font, estimated: East Asian characters are as wide as the font is high.
/// @param text  UTF-8.
double text_width(std::string_view text, double size);

/// The text, cut with an ellipsis where it is wider than `width`. Characters stay whole.
std::string fitted(std::string_view text, double size, double width);

/// A number of up to four significant digits as it stands on an axis, thousands apart: "12 500", "0.25".
std::string number_label(double value);

}  // namespace twinlight::drawing
