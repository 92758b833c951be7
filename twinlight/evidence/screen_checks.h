#pragma once

#include <vector>

#include "twinlight/evidence/check.h"
#include "twinlight/evidence/need.h"

namespace twinlight::evidence {

/// What the screens of a greenhouse keep in, against their rows. A screen whose figure the need does not state is an
/// open point, never a pass.
std::vector<Check> screen_checks(const Need& need);

}  // namespace twinlight::evidence
