#include "twinlight/requirements/date.h"

#include <fmt/format.h>

#include <charconv>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::requirements {
namespace {

constexpr std::size_t date_length = std::string_view("YYYY-MM-DD").size();

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text)
    if (c < '0' || c > '9') return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  const auto refused = [&] {
    return failure({.message = fmt::format("'{}' is no date; expected YYYY-MM-DD", printable_text(text, 40))});
  };
  if (text.size() != date_length || text[4] != '-' || text[7] != '-') return refused();
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return refused();
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return refused();
  return date;
}

std::string to_string(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Date day_after(const Date& date) {
  return std::chrono::sys_days(date) + std::chrono::days(1);
}

}  // namespace twinlight::requirements
