#include "twinlight/report/report_subject.h"

#include <fmt/format.h>

#include <charconv>

namespace twinlight::report {
namespace {

std::optional<int> whole_number(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size() && number >= 0;
  return whole ? std::optional(number) : std::nullopt;
}

}  // namespace

YearlyCost yearly_cost(const ReportSubject& subject) {
  const evidence::RunningCost& cost = subject.evidence.cost;
  YearlyCost parts;
  if (!cost.energy_kWh_per_year) return parts;
  parts.energy = *cost.energy_kWh_per_year * subject.need.operation.electricity_price_per_kWh;
  if (cost.cost_per_year && cost.note.empty()) parts.luminaires = *cost.cost_per_year - *parts.energy;
  return parts;
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = whole_number(text.substr(0, 4));
  const auto month = whole_number(text.substr(5, 2));
  const auto day = whole_number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string iso_text(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace twinlight::report
