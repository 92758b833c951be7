#pragma once

#include <string>
#include <string_view>

#include "twinlight/foundation/calendar.h"

namespace twinlight::storage {

/// A new UUID of version 7 (RFC 9562, 5.7): the moment and 74 random bits, so that ids ascend with time.
std::string new_uuid(Instant now);

/// The UUID of version 8 (RFC 9562, 5.8) that is made of a name: the same at every time.
std::string uuid_of_name(std::string_view name);

}  // namespace twinlight::storage
