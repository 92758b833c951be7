#include "twinlight/photometry/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::photometry {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// True where a well-formed unsigned decimal is below 1, so that its value left the range of double towards 0.
bool is_below_one(std::string_view text) {
  const std::size_t exponent_at = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, exponent_at);
  const std::size_t first_digit = mantissa.find_first_not_of("0.");
  if (first_digit == std::string_view::npos) return true;
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const long long magnitude = static_cast<long long>(point) - static_cast<long long>(first_digit);

  std::string_view digits = text.substr(std::min(exponent_at + 1, text.size()));
  const bool negative = !digits.empty() && digits.front() == '-';
  if (!digits.empty() && !is_digit(digits.front())) digits.remove_prefix(1);
  long long exponent = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (error == std::errc::result_out_of_range) return negative;
  return magnitude + (negative ? -exponent : exponent) <= 0;
}

}  // namespace

std::string quoted(std::string_view text) {
  return fmt::format("'{}'", printable_text(text, 40));
}

tl::expected<double, std::string> parse_number(std::string_view text, DecimalMark mark) {
  const auto refuse = [&](std::string_view why) { return tl::unexpected(fmt::format("{} {}", quoted(text), why)); };
  if (text.empty()) return tl::unexpected<std::string>("is empty, expected a number");
  std::string with_point;
  std::string_view digits = text;
  const std::size_t comma = text.find(',');
  if (mark == DecimalMark::point_or_comma && comma != std::string_view::npos) {
    if (text.find_first_of(".,", comma + 1) != std::string_view::npos || text.find('.') < comma)
      return refuse("is no number: more than one decimal mark");
    with_point = std::string(text);
    with_point[comma] = '.';
    digits = with_point;
  }
  const bool negative = digits.front() == '-';
  if (negative || digits.front() == '+') digits.remove_prefix(1);
  const bool numeric =
      !digits.empty() && (is_digit(digits[0]) || (digits.size() > 1 && digits[0] == '.' && is_digit(digits[1])));
  if (!numeric) return refuse("is no number");

  double value = 0.0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  if (end != last) return refuse("is no number");
  if (error == std::errc::result_out_of_range) {
    if (!is_below_one(digits)) return refuse("is too large for a number");
    value = 0.0;
  }
  return negative ? -value : value;
}

}  // namespace twinlight::photometry
