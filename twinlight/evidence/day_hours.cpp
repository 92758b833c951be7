#include "twinlight/evidence/day_hours.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::evidence {
namespace {

constexpr int minutes_of_an_hour = 60;

std::optional<int> two_digits(std::string_view text) {
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = text.size() == 2 && error == std::errc() && end == text.data() + text.size() && number >= 0;
  return whole ? std::optional(number) : std::nullopt;
}

/// Minutes from midnight of "HH:MM", 24:00 included.
std::optional<int> clock_minutes(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = two_digits(text.substr(0, 2));
  const auto minutes = two_digits(text.substr(3));
  if (!hours || !minutes || *minutes >= minutes_of_an_hour) return std::nullopt;
  const int total = *hours * minutes_of_an_hour + *minutes;
  return total <= constants::minutes_of_a_day ? std::optional(total) : std::nullopt;
}

}  // namespace

double DayHours::hours() const {
  const int minutes = until_min > from_min ? until_min - from_min : until_min - from_min + constants::minutes_of_a_day;
  return static_cast<double>(minutes) / minutes_of_an_hour;
}

bool DayHours::contains(int minute) const {
  if (until_min > from_min) return minute >= from_min && minute < until_min;
  return minute >= from_min || minute < until_min;
}

std::string DayHours::text() const {
  return fmt::format("{:02}:{:02}-{:02}:{:02}", from_min / minutes_of_an_hour, from_min % minutes_of_an_hour,
                     until_min / minutes_of_an_hour, until_min % minutes_of_an_hour);
}

Result<DayHours> parse_day_hours(std::string_view text) {
  constexpr std::size_t length = 11;
  if (text.size() == length && text[5] == '-') {
    const auto from = clock_minutes(text.substr(0, 5));
    const auto until = clock_minutes(text.substr(6));
    if (from && until && *from<constants::minutes_of_a_day&& * until> 0 && *from != *until)
      return DayHours{*from, *until};
  }
  return failure({.message = fmt::format("'{}' is no part of a day; expected HH:MM-HH:MM, such as 22:00-07:00",
                                         printable_text(text, 40))});
}

double longest_gap_h(const std::vector<DayHours>& stretches) {
  int longest = 0;
  int gap = 0;
  // Twice round, so that a gap over midnight is seen whole.
  for (int minute = 0; minute < 2 * constants::minutes_of_a_day; ++minute) {
    const bool within = std::any_of(stretches.begin(), stretches.end(), [&](const DayHours& s) {
      return s.contains(minute % constants::minutes_of_a_day);
    });
    gap = within ? 0 : gap + 1;
    longest = std::max(longest, gap);
  }
  return static_cast<double>(std::min(longest, constants::minutes_of_a_day)) / minutes_of_an_hour;
}

double hours_within(const std::vector<DayHours>& stretches) {
  int minutes = 0;
  for (int minute = 0; minute < constants::minutes_of_a_day; ++minute)
    minutes += std::any_of(stretches.begin(), stretches.end(), [&](const DayHours& s) { return s.contains(minute); });
  return static_cast<double>(minutes) / minutes_of_an_hour;
}

}  // namespace twinlight::evidence
