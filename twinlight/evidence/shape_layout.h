#pragma once

#include <vector>

#include "twinlight/evidence/layout_choice.h"

namespace twinlight::evidence {

/// The places of a regular grid over the extent of a room that has a shape, less those where a level luminaire of the
/// layout's opening has no room: outside the plan, in an obstacle, nearer to a wall than half the least spacing of the
/// need. Each hangs below its own ceiling by the suspension; under a slope the whole opening is below it.
std::vector<lighting::Placement> placements_in_shape(const Need& need, const LayoutChoice& layout);

/// Whether every luminaire of a row in front of a wall hangs in the air of such a room.
bool are_in_air(const Need& need, const std::vector<lighting::Placement>& row);

}  // namespace twinlight::evidence
