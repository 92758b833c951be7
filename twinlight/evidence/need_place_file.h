#pragma once

#include "twinlight/evidence/place.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/requirements/requirement_set.h"

namespace twinlight::evidence {

/// The `[place]` of a need; none where it is absent. Internal to the library.
Result<std::optional<Place>> read_place(const Settings& file, const requirements::RequirementSet& requirements);

}  // namespace twinlight::evidence
