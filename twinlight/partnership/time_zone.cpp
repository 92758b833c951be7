#include "twinlight/partnership/time_zone.h"

#include <unicode/ucal.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace twinlight::partnership {
namespace {

bool is_zone_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
         c == '-' || c == '+';
}

}  // namespace

// ICU is what browsers show these times by, so both know the same names; it asks no file by a name that somebody sent.
bool is_time_zone(std::string_view name) {
  if (name.empty() || !std::ranges::all_of(name, is_zone_character)) return false;
  const std::u16string wide(name.begin(), name.end());
  std::array<char16_t, 128> canonical{};
  UBool listed = 0;  // and no name that ICU makes up, such as GMT+02:00
  UErrorCode status = U_ZERO_ERROR;
  ucal_getCanonicalTimeZoneID(wide.data(), static_cast<std::int32_t>(wide.size()), canonical.data(),
                              static_cast<std::int32_t>(canonical.size()), &listed, &status);
  return U_SUCCESS(status) && listed != 0;
}

}  // namespace twinlight::partnership
