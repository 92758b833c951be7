#include "twinlight/evidence/plan_values.h"

#include <fmt/format.h>

#include "twinlight/lighting/room_shape.h"

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

Result<std::vector<lighting::Placement>> read_places(const Settings& table, std::string_view key,
                                                     const lighting::Room& room, std::size_t most) {
  std::vector<lighting::Placement> places;
  for (const std::vector<double>& row : TWL_TRY(table.number_rows(key, 4))) {
    const Eigen::Vector3d at_m(row[0], row[1], row[2]);
    const std::string number = fmt::format("number {} at ({}, {}, {})", places.size() + 1, row[0], row[1], row[2]);
    const bool inside = (at_m.array() >= 0.0).all() && (at_m.array() <= room.size_m().array()).all();
    if (!inside)
      return failure(table.complaint(key, fmt::format("{} is outside the room of {} × {} × {} m", number, room.length_m,
                                                      room.width_m, room.height_m)));
    if (room.shape && !room.shape->is_in_air(at_m))
      return failure(table.complaint(key, number + " is outside the room or inside an obstacle"));
    for (std::size_t k = 0; k < places.size(); ++k)
      if (places[k].position_m.isApprox(at_m, 1e-9))
        return failure(
            table.complaint(key, fmt::format("numbers {} and {} are at the same place", k + 1, places.size() + 1)));
    places.push_back({.position_m = at_m, .rotation_deg = row[3]});
  }
  if (places.empty()) return failure(table.complaint(key, "there is no position in it"));
  if (places.size() > most) return failure(table.complaint(key, fmt::format("there are more than {}", most)));
  return places;
}

double across_wall_m(const lighting::Room& room, lighting::Surface wall) {
  return room.size_m()[lighting::normal_axis(wall)];
}

double along_wall_m(const lighting::Room& room, lighting::Surface wall) {
  return room.size_m()[1 - lighting::normal_axis(wall)];
}

}  // namespace twinlight::evidence
