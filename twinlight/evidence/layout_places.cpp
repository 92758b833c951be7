#include <cmath>
#include <numeric>

#include "twinlight/evidence/layout_choice.h"
#include "twinlight/evidence/rack_layout.h"
#include "twinlight/evidence/shape_layout.h"
#include "twinlight/lighting/layout.h"

namespace twinlight::evidence {
namespace {

using lighting::Placement;

/// The direction into the room, counter-clockwise from +x.
double azimuth_deg(lighting::Surface wall) {
  const double away_deg = lighting::is_far_end(wall) ? 180.0 : 0.0;
  return lighting::normal_axis(wall) == 0 ? away_deg : 90.0 + away_deg;
}

/// Luminaires of all lines are turned alike as seen from their walls.
std::vector<Placement> on_lines(const Need& need, const LayoutChoice& layout) {
  const std::vector<WallLine>& lines = need.layout.lines;
  std::vector<Placement> found;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const WallLine& line = lines[k];
    const int count = k < layout.per_line.size() ? layout.per_line[k] : layout.columns;
    const int axis = lighting::normal_axis(line.wall);
    const double turn_deg = azimuth_deg(line.wall) - azimuth_deg(lines.front().wall);
    Eigen::Vector3d position_m;
    position_m[axis] = lighting::is_far_end(line.wall) ? need.room.size_m()[axis] - line.distance_m : line.distance_m;
    position_m.z() = line.mounting_height_m;
    for (int i = 0; i < count; ++i) {
      position_m[1 - axis] = line.from_m + (i + 0.5) * line.length_m() / count;
      found.push_back(
          {.position_m = position_m, .rotation_deg = std::fmod(layout.rotation_deg + turn_deg + 360.0, 360.0)});
    }
  }
  return found;
}

}  // namespace

int LayoutChoice::luminaires() const {
  if (!per_line.empty()) return std::accumulate(per_line.begin(), per_line.end(), 0);
  return columns * rows * repeats - left_out;
}

std::vector<Placement> placements(const Need& need, const LayoutChoice& layout) {
  if (need.layout.fixed) {
    std::vector<Placement> used;
    for (const int point : layout.points)
      used.push_back(need.layout.fixed->placements[static_cast<std::size_t>(point)]);
    return used;
  }
  if (!need.layout.lines.empty()) return on_lines(need, layout);
  if (!need.racks.empty()) return placements_in_racks(need.racks, need.layout.edges, layout);
  if (need.room.shape) return placements_in_shape(need, layout);
  if (layout.pattern == Pattern::staggered)
    return lighting::staggered_layout(need.room, layout.columns, layout.rows, layout.mounting_height_m,
                                      layout.rotation_deg, need.layout.row_axis());
  return lighting::regular_layout(need.room, layout.columns, layout.rows, layout.mounting_height_m, layout.rotation_deg,
                                  need.layout.edges);
}

}  // namespace twinlight::evidence
