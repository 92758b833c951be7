#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"

namespace twinlight::requirements {

/// A day of the Gregorian calendar.
using Date = std::chrono::year_month_day;

/// Reads `YYYY-MM-DD` (ISO 8601). Fails on any other form and on days that do not exist.
Result<Date> parse_date(std::string_view text);

std::string to_string(const Date& date);  ///< `YYYY-MM-DD`

/// The day after: what ends on a day is no longer in force on the next.
Date day_after(const Date& date);

/// From a day until a day, both included; an end that is absent is open.
struct Period {
  std::optional<Date> from;
  std::optional<Date> until;

  bool contains(const Date& date) const { return (!from || *from <= date) && (!until || date <= *until); }
};

}  // namespace twinlight::requirements
