#pragma once

#include <limits>
#include <string>

namespace twinlight {

/// The values a number may take, both ends included unless said otherwise.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool least_excluded = false;  ///< true for "greater than `least`"

  static constexpr Range positive() { return {.least = 0.0, .least_excluded = true}; }
  static constexpr Range at_least(double least) { return {.least = least}; }
  static constexpr Range between(double least, double most) { return {.least = least, .most = most}; }
};

/// Why the value lies outside the range, for instance "-3 is not greater than 0"; empty where it lies within.
std::string range_fault(double value, const Range& range);

}  // namespace twinlight
