#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "twinlight/foundation/settings.h"
#include "twinlight/lighting/room.h"
#include "twinlight/lighting/scene.h"

/// Values on the plan of a need: x to the east, y to the north.
namespace twinlight::evidence {

/// The two ends of an interval.
struct Interval {
  double from = 0.0;
  double to = 0.0;
};

/// A list of exactly two ascending numbers.
Result<Interval> read_interval(const Settings& table, std::string_view key, Range range);

/// A wall by its name: "west", "east", "south" or "north".
Result<lighting::Surface> read_wall(const Settings& table, std::string_view key = "wall");

/// Where luminaires hang: a list of `[x, y, z, rotation]`, metres and degrees; each within the room, no two at one
/// place.
/// @param most so many at most
Result<std::vector<lighting::Placement>> read_places(const Settings& table, std::string_view key,
                                                     const lighting::Room& room, std::size_t most);

double across_wall_m(const lighting::Room& room, lighting::Surface wall);
double along_wall_m(const lighting::Room& room, lighting::Surface wall);

}  // namespace twinlight::evidence
