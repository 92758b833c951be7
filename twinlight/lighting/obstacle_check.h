#pragma once

#include <string>

#include "twinlight/foundation/result.h"
#include "twinlight/lighting/room_shape.h"

/// Whether obstacles can stand where they are said to. Diagnostics name as field the member at fault.
namespace twinlight::lighting {

/// ` (name)`, or nothing for an obstacle without one.
std::string named(const Obstacle& obstacle);

/// Fails unless it is a prism: a simple outline, a top above its bottom.
Result<void> check_obstacle(const Obstacle& obstacle);

/// Fails unless it lies wholly in the air of a room; it may touch its surfaces. @param room without obstacles
Result<void> check_obstacle_in_room(const RoomShape& room, const Obstacle& obstacle);

/// Whether two obstacles have a volume in common.
bool do_overlap(const Obstacle& a, const Obstacle& b);

}  // namespace twinlight::lighting
