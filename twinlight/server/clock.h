#pragma once

#include "twinlight/foundation/calendar.h"

namespace twinlight::server {

/// What time it is, to the millisecond that records keep. For what runs by itself; requests bring the time with them
/// (`Call::now`), which tests set.
inline Instant clock_now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace twinlight::server
