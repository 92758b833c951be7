#pragma once

#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/lighting/room_shape.h"

/// The racks of a need's file (docs/needs.md).
namespace twinlight::evidence {

/// [[rack]]: equal shelves in every one. Fails where a canopy is not below the next shelf.
Result<std::vector<Rack>> read_racks(const Settings& file);

/// The shelves, with the plate above the last tier, as what stands in the room.
std::vector<lighting::Obstacle> shelves_of(const std::vector<Rack>& racks);

/// Every tier of every rack, the lowest first: what is judged of them. @param points of each canopy
std::vector<Task> tiers_of(const std::vector<Rack>& racks, const std::optional<lighting::GridSize>& points);

}  // namespace twinlight::evidence
