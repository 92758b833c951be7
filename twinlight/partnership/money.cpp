#include "twinlight/partnership/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::partnership {
namespace {

constexpr std::size_t most_digits = 15;  ///< a whole number that a reader's double still holds

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string amount_text(const Money& money) {
  const int decimals = decimals_of(money.currency);
  std::string digits = fmt::format("{:0{}}",
                                   money.minor_units < 0 ? 0U - static_cast<std::uint64_t>(money.minor_units)
                                                         : static_cast<std::uint64_t>(money.minor_units),
                                   decimals + 1);
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
  return (money.minor_units < 0 ? "-" : "") + digits;
}

Result<Money> parse_amount(std::string_view amount, Currency currency) {
  const bool negative = amount.starts_with('-');
  const std::string_view number = amount.substr(negative ? 1 : 0);
  const std::size_t point = number.find('.');
  const std::string_view whole = number.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? "" : number.substr(point + 1);
  const auto decimals = static_cast<std::size_t>(decimals_of(currency));
  const bool formed = !whole.empty() && (point == std::string_view::npos || !part.empty()) && all_digits(whole) &&
                      all_digits(part) && part.size() <= decimals && whole.size() + decimals <= most_digits;
  if (!formed)
    return failure({.message = fmt::format("'{}' is no amount of {}; expected at most {} decimals after a point",
                                           printable_text(amount, 40), word_of(currency), decimals)});
  std::string digits = std::string(whole) + std::string(part);
  digits.append(decimals - part.size(), '0');
  std::int64_t minor_units = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), minor_units);
  return Money{.minor_units = negative ? -minor_units : minor_units, .currency = currency};
}

}  // namespace twinlight::partnership
