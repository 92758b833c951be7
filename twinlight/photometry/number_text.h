#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace twinlight::photometry {

enum class DecimalMark { point, point_or_comma };

/// A finite decimal number ("12", "-0.5", "+1.5e3", ".5", "7."), independent of any locale; the error says what was
/// found instead. Values too small for a double become 0; too large ones, "nan" and "inf" are errors.
tl::expected<double, std::string> parse_number(std::string_view text, DecimalMark mark = DecimalMark::point);

/// The text of a number for a message: short, printable, in quotes.
std::string quoted(std::string_view text);

}  // namespace twinlight::photometry
