#pragma once

#include "twinlight/foundation/settings.h"
#include "twinlight/lighting/room.h"

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

double across_wall_m(const lighting::Room& room, lighting::Surface wall);
double along_wall_m(const lighting::Room& room, lighting::Surface wall);

}  // namespace twinlight::evidence
