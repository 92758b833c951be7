#pragma once

#include "twinlight/evidence/layout_limits.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The `[[layout.existing]]` of a need that are kept: luminaires that are chosen already, from photometric files that
/// the need names by their path from its own folder.
Result<std::vector<ExistingLuminaires>> read_existing_luminaires(const Settings& layout, const lighting::Room& room);

/// `[[x, y, z, rotation_deg], …]`, each within the room and no two at the same place.
Result<std::vector<lighting::Placement>> read_positions(const Settings& table, const lighting::Room& room);

}  // namespace twinlight::evidence
