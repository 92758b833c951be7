#pragma once

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"

/// The tables of a need that describe its room.
namespace twinlight::evidence {

/// [room], [reflectance], [[rack]], [[surface]], [[window]], [[obstacle]] (docs/rooms.md); up to 500 m each way.
Result<lighting::Room> read_room(const Settings& file, const std::vector<Rack>& racks);

/// Whether a task has points in the air of a room, and a wall area lies wholly on its wall.
bool task_surface_is_in_room(const lighting::Room& room, const Task& task);

/// Fails unless the need's task, row of luminaires and eyes have a place in its room, where that has a shape.
Result<void> check_places(const Settings& file, const Need& need);

}  // namespace twinlight::evidence
