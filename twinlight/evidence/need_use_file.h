#pragma once

#include "twinlight/evidence/lighting_use.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The use of the light from the `[operation]` of a need: `constant_illuminance`, `[[operation.dimming]]` and
/// `[operation.leni]`.
/// @param domain of the need: the building whose defaults the quick method takes where it names none
Result<LightingUse> read_lighting_use(const Settings& operation, double hours_per_year, std::string_view domain);

}  // namespace twinlight::evidence
