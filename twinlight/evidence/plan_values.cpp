#include "twinlight/evidence/plan_values.h"

namespace twinlight::evidence {
namespace {

lighting::Surface wall_named(std::string_view word) {
  if (word == "west") return lighting::Surface::x_min;
  if (word == "east") return lighting::Surface::x_max;
  return word == "south" ? lighting::Surface::y_min : lighting::Surface::y_max;
}

}  // namespace

Result<Interval> read_interval(const Settings& table, std::string_view key, Range range) {
  const std::vector<double> ends = TWL_TRY(table.numbers(key, range));
  if (ends.size() != 2 || ends[0] >= ends[1])
    return failure(table.complaint(key, "expected two ascending numbers: [from, to]"));
  return Interval{ends[0], ends[1]};
}

Result<lighting::Surface> read_wall(const Settings& table, std::string_view key) {
  return wall_named(TWL_TRY(table.choice(key, {"west", "east", "south", "north"})));
}

double across_wall_m(const lighting::Room& room, lighting::Surface wall) {
  return room.size_m()[lighting::normal_axis(wall)];
}

double along_wall_m(const lighting::Room& room, lighting::Surface wall) {
  return room.size_m()[1 - lighting::normal_axis(wall)];
}

}  // namespace twinlight::evidence
