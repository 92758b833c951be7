#pragma once

#include <string_view>

namespace twinlight::partnership {

/// Whether it is the name of a time zone of the IANA database, such as Europe/Brussels, in its own capitals.
bool is_time_zone(std::string_view name);

}  // namespace twinlight::partnership
