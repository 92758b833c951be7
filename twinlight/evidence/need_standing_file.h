#pragma once

#include <filesystem>
#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// Reads the `[[layout.existing]]` of a need whose room, task and layout are known: luminaires that stay. Fails where a
/// file can not be read or says no power, where a place is outside the room, and with needs whose light is weighed by
/// one spectrum.
/// @param folder that files are named from; empty where none may be read
Result<std::vector<StandingLight>> read_standing(const Settings& file, const Need& need,
                                                 const std::filesystem::path& folder);

}  // namespace twinlight::evidence
