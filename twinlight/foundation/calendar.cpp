#include "twinlight/foundation/calendar.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "twinlight/foundation/printable_text.h"

namespace twinlight {
namespace {

constexpr std::string_view date_form = "YYYY-MM-DD";
constexpr std::string_view second_form = "YYYY-MM-DDThh:mm:ss";

/// The value of nothing but digits.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text)
    if (c < '0' || c > '9') return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<Date> date_of(std::string_view text) {
  if (text.size() != date_form.size() || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// `.d` to `.ddd` or nothing, as milliseconds.
std::optional<int> milliseconds_of(std::string_view fraction) {
  if (fraction.empty()) return 0;
  if (fraction.size() < 2 || fraction.size() > 4 || fraction.front() != '.') return std::nullopt;
  std::string padded(fraction.substr(1));
  padded.resize(3, '0');
  return digits(padded);
}

std::optional<Instant> instant_of(std::string_view text) {
  if (text.size() <= second_form.size() || text.back() != 'Z') return std::nullopt;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto date = date_of(text.substr(0, 10));
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  const auto second = digits(text.substr(17, 2));
  const auto rest = milliseconds_of(text.substr(19, text.size() - 20));
  if (!date || !hour || !minute || !second || !rest || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return Instant(std::chrono::sys_days(*date)) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second) + std::chrono::milliseconds(*rest);
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  if (const auto date = date_of(text)) return *date;
  return failure({.message = fmt::format("'{}' is no date; expected {}", printable_text(text, 40), date_form)});
}

std::string date_text(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Result<Instant> parse_instant(std::string_view text) {
  if (const auto instant = instant_of(text)) return *instant;
  return failure(
      {.message = fmt::format("'{}' is no moment in UTC; expected {}Z", printable_text(text, 40), second_form)});
}

std::string instant_text(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(instant - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", date_text(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

}  // namespace twinlight
