#include "twinlight/photometry/eulumdat_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {

EulumdatLines::EulumdatLines(std::string_view text) : lines_(split_lines(text)) {}

Diagnostic EulumdatLines::complaint(std::string_view field, std::string message) const {
  return {.message = std::move(message), .line = next_, .field = std::string(field)};
}

Result<std::string_view> EulumdatLines::next(std::string_view field) {
  if (next_ < lines_.size()) return trimmed(lines_[next_++]);
  return failure({.message = fmt::format("the file ends after line {}", lines_.size()),
                  .line = lines_.size() + 1,
                  .field = std::string(field)});
}

Result<std::string> EulumdatLines::text(std::string_view field) {
  return std::string(TWL_TRY(next(field)));
}

Result<double> EulumdatLines::number(std::string_view field, Range range) {
  const auto number = parse_number(TWL_TRY(next(field)), DecimalMark::point_or_comma);
  if (!number) return failure(complaint(field, number.error()));
  if (std::string fault = range_fault(*number, range); !fault.empty()) return failure(complaint(field, fault));
  return *number;
}

Result<double> EulumdatLines::number_or_zero(std::string_view field, Range range) {
  if (next_ < lines_.size() && trimmed(lines_[next_]).empty()) {
    ++next_;
    return 0.0;
  }
  return number(field, range);
}

Result<std::size_t> EulumdatLines::whole_number(std::string_view field, std::size_t least, std::size_t most) {
  const double value = TWL_TRY(number(field));
  if (value == std::floor(value) && value >= static_cast<double>(least) && value <= static_cast<double>(most))
    return static_cast<std::size_t>(value);
  return failure(complaint(field, fmt::format("{} is no whole number from {} to {}", value, least, most)));
}

Result<std::vector<double>> EulumdatLines::numbers(std::string_view field, std::size_t count, Range range) {
  std::vector<double> values;
  values.reserve(std::min(count, lines_left()));
  for (std::size_t i = 0; i < count; ++i) {
    Result<double> value = number("", range);
    if (!value) {
      Diagnostic fault = std::move(value).error();
      fault.field = fmt::format("{} {}", field, i + 1);
      if (fault.line > lines_.size()) fault.message += fmt::format("; {} of {} values were found", i, count);
      return failure(std::move(fault));
    }
    values.push_back(*value);
  }
  return values;
}

std::size_t EulumdatLines::next_filled_line() const {
  for (std::size_t i = next_; i < lines_.size(); ++i)
    if (!trimmed(lines_[i]).empty()) return i + 1;
  return 0;
}

}  // namespace twinlight::photometry
