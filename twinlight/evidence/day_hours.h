#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::evidence {

inline constexpr double hours_of_a_day = 24.0;

/// A stretch of every day, in minutes from midnight; it goes over midnight where it ends no later than it begins.
struct DayHours {
  int from_min = 0;   ///< 0 to 1439
  int until_min = 0;  ///< 1 to 1440

  double hours() const;  ///< over 0, to 24
  bool contains(int minute) const;
  std::string text() const;  ///< "22:00-07:00"
};

/// Reads "HH:MM-HH:MM"; 24:00 may end it. Fails, without a place, on anything else.
Result<DayHours> parse_day_hours(std::string_view text);

/// The longest stretch of the day without any of them, over midnight too.
double longest_gap_h(const std::vector<DayHours>& stretches);

/// Hours of a day within at least one of the stretches.
double hours_within(const std::vector<DayHours>& stretches);

}  // namespace twinlight::evidence
