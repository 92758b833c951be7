#pragma once

#include "twinlight/evidence/greenhouse.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/requirements/requirement_set.h"

namespace twinlight::evidence {

/// The screens of the `[greenhouse]` of a need; empty where it is absent. Internal to the library.
Result<std::vector<LightScreen>> read_screens(const Settings& file, const requirements::RequirementSet& requirements);

}  // namespace twinlight::evidence
