#pragma once

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The `[task]` of a need, every area within the room.
Result<Task> read_task(const Settings& file, const lighting::Room& room);

}  // namespace twinlight::evidence
