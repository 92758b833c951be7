#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"

namespace twinlight {

/// A day of the Gregorian calendar.
using Date = std::chrono::year_month_day;

/// A moment in UTC, to the millisecond. The reader's time zone is a matter of showing it.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads `YYYY-MM-DD` (ISO 8601). Fails on any other form and on days that do not exist.
Result<Date> parse_date(std::string_view text);
std::string date_text(const Date& date);

/// Reads `YYYY-MM-DDThh:mm:ssZ` (RFC 3339, in UTC), with one to three decimals of a second or none. Fails on any other
/// form, on other offsets and on moments that do not exist; a leap second is refused.
Result<Instant> parse_instant(std::string_view text);
std::string instant_text(Instant instant);  ///< always with three decimals

}  // namespace twinlight
