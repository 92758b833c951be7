#pragma once

#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

/// Cell-centred points of a level grid over an area with the area that they stand for; in a room that has a shape those
/// in its air.
lighting::TaskSurface level_surface(const lighting::Room& room, const FloorArea& area, double height_m,
                                    lighting::GridSize size);

/// A task in a room as points with the direction that their plane faces. An area on a wall faces the room.
lighting::TaskSurface task_surface(const lighting::Room& room, const Task& task);

/// The task of a need as points with the direction that their plane faces. An area on a wall faces the room.
lighting::TaskSurface task_surface(const Need& need);

/// Points for the mean cylindrical illuminance over the room; none where the requirement has no limit for it.
std::vector<Eigen::Vector3d> cylindrical_points(const Need& need);

/// Eyes where people are, by default all over the room, in the four directions; none where the requirement has no limit
/// of glare, or where eyes have no place under the ceiling.
std::vector<lighting::Observer> glare_observers(const Need& need);

}  // namespace twinlight::evidence
