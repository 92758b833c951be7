#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/lighting/room.h"

namespace twinlight::evidence {

/// Adds the extent and the floor area of a need's room to its JSON; of one that has a shape the plan, its surfaces and
/// what stands in it as well.
void add_room(const lighting::Room& room, nlohmann::ordered_json& json);

}  // namespace twinlight::evidence
