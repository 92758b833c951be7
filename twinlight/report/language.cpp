#include "twinlight/report/language.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace twinlight::report {
namespace {

constexpr std::array<const char*, 12> months_nl = {"januari",   "februari", "maart",    "april",
                                                   "mei",       "juni",     "juli",     "augustus",
                                                   "september", "oktober",  "november", "december"};
constexpr std::array<const char*, 12> months_en = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

/// Groups of three digits, from five digits on: 1234, 12.345.
std::string grouped_digits(const std::string& digits, const char* separator) {
  constexpr std::size_t longest_ungrouped = 4;
  if (digits.size() <= longest_ungrouped) return digits;
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separator;
    text += digits[i];
  }
  return text;
}

}  // namespace

std::string_view code_of(Language language) {
  switch (language) {
    case Language::nl:
      return "nl";
    case Language::en:
      return "en";
    case Language::zh:
      break;
  }
  return "zh";
}

std::optional<Language> language_of(std::string_view code) {
  for (const Language language : {Language::nl, Language::en, Language::zh})
    if (code_of(language) == code) return language;
  return std::nullopt;
}

std::string number_text(Language language, double value, int decimals) {
  const std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = plain.find('.');
  const bool comma = language == Language::nl;
  std::string text = grouped_digits(plain.substr(0, point), comma ? "." : ",");
  if (point != std::string::npos) text += (comma ? "," : ".") + plain.substr(point + 1);
  const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;
  return value < 0.0 && !is_zero ? "\u2212" + text : text;
}

std::string date_text(Language language, std::chrono::year_month_day date) {
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  const unsigned day = static_cast<unsigned>(date.day());
  if (language == Language::zh) return fmt::format("{}年{}月{}日", year, month, day);
  const auto& months = language == Language::nl ? months_nl : months_en;
  return fmt::format("{} {} {}", day, months.at(month - 1), year);
}

}  // namespace twinlight::report
