#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/lighting/utilisation_table.h"

namespace twinlight::lighting {

/// Puts `utilisation_factors` into an object: room indices, reflectances (ceiling, walls, floor), utilances, and the
/// factors (null with a note where there is no lamp flux); or null with a note.
void add_utilisation_table(nlohmann::ordered_json& json, const UtilisationTable& table);

}  // namespace twinlight::lighting
