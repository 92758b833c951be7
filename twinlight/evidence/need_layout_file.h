#pragma once

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The `[layout]` of a need whose room and task are known.
Result<LayoutLimits> read_layout_limits(const Settings& file, const Need& need);

}  // namespace twinlight::evidence
