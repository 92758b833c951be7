#pragma once

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The maintenance factor of a need whose operation is known: a number, or the parts of its `[maintenance]`.
Result<void> read_maintenance_factor(const Settings& file, Need& need);

}  // namespace twinlight::evidence
