#pragma once

#include "twinlight/evidence/day_of_light.h"
#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/requirements/requirement_set.h"

namespace twinlight::evidence {

/// The `[day]` of a need; none where it is absent. Internal to the library.
Result<std::optional<DayOfLight>> read_day_of_light(const Settings& file, const lighting::Room& room,
                                                    const requirements::RequirementSet& requirements);

}  // namespace twinlight::evidence
