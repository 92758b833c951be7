#include "twinlight/requirements/date.h"

#include "twinlight/foundation/calendar.h"

namespace twinlight::requirements {

Result<Date> parse_date(std::string_view text) {
  return twinlight::parse_date(text);
}

std::string to_string(const Date& date) {
  return date_text(date);
}

Date day_after(const Date& date) {
  return std::chrono::sys_days(date) + std::chrono::days(1);
}

}  // namespace twinlight::requirements
