#pragma once

#include <string>

#include "twinlight/foundation/calendar.h"

namespace twinlight::storage {

/// A new UUID of version 7 (RFC 9562, 5.7): the moment and 74 random bits, so that ids ascend with time.
std::string new_uuid(Instant now);

}  // namespace twinlight::storage
