#include "twinlight/foundation/range.h"

#include <fmt/format.h>

#include <cmath>

namespace twinlight {

std::string range_fault(double value, const Range& range) {
  if (range.least_excluded && value <= range.least) return fmt::format("{} is not greater than {}", value, range.least);
  if (value < range.least && std::isfinite(range.most))
    return fmt::format("{} is not between {} and {}", value, range.least, range.most);
  if (value < range.least) return fmt::format("{} is less than {}", value, range.least);
  if (value > range.most && std::isfinite(range.least))
    return fmt::format("{} is not between {} and {}", value, range.least, range.most);
  if (value > range.most) return fmt::format("{} is more than {}", value, range.most);
  return {};
}

}  // namespace twinlight
