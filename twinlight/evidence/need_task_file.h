#pragma once

#include <optional>
#include <string>

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The `[task]` of a need, every area within the room.
Result<Task> read_task(const Settings& file, const lighting::Room& room);

/// `x_m = [from, to]` and `y_m` of a part of the floor, within the room.
Result<FloorArea> read_floor_extent(const Settings& table, const lighting::Room& room);

/// The task of an `[[area]]`: x_m and y_m, or wall, along_m and height_m; `height_m` of a level one may be left out.
Result<Task> read_area_task(const Settings& table, const lighting::Room& room, double height_m);

/// Why a row can not be of a task: a limit for an upright plane says nothing of a level one, nor the other way round.
std::optional<std::string> orientation_fault(const requirements::Requirement& row, const Task& task);

/// `points = [along, across]`; none where it is not given.
Result<std::optional<lighting::GridSize>> read_grid_size(const Settings& table);

}  // namespace twinlight::evidence
