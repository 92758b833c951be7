#include "twinlight/evidence/shape_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "twinlight/evidence/rack_layout.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::evidence {
namespace {

using lighting::RoomShape;

/// The middle and the corners of an opening seen from above.
std::array<Eigen::Vector2d, 5> marks_of(const Eigen::Vector2d& centre, const LayoutChoice& layout) {
  const Eigen::Vector2d along(0.5 * layout.opening_along_m, 0.0);
  const Eigen::Vector2d across(0.0, 0.5 * layout.opening_across_m);
  return {centre, centre - along - across, centre + along - across, centre + along + across, centre - along + across};
}

/// How high a luminaire hangs; none where it has no room.
std::optional<double> height_at(const RoomShape& shape, const Eigen::Vector2d& centre, const LayoutChoice& layout,
                                double least_distance_m) {
  const auto marks = marks_of(centre, layout);
  std::optional<double> ceiling_m;
  for (const Eigen::Vector2d& mark : marks) {
    if (!shape.has_floor_at(mark)) return std::nullopt;
    const auto above_m = shape.ceiling_height_m(mark);
    if (!above_m) return std::nullopt;
    ceiling_m = std::min(*above_m, ceiling_m.value_or(*above_m));
  }
  const double height_m = *ceiling_m - layout.suspension_m;
  const auto at = [&](const Eigen::Vector2d& mark) { return Eigen::Vector3d(mark.x(), mark.y(), height_m); };
  const bool is_in_obstacle = std::any_of(marks.begin(), marks.end(), [&](const Eigen::Vector2d& mark) {
    return std::any_of(shape.obstacles().begin(), shape.obstacles().end(),
                       [&](const lighting::Obstacle& obstacle) { return obstacle.holds(at(mark)); });
  });
  if (is_in_obstacle || !shape.is_in_air(at(centre))) return std::nullopt;
  if (shape.distance_to_walls_m(at(centre)) < least_distance_m - lighting::same_point_m) return std::nullopt;
  return height_m;
}

}  // namespace

std::vector<lighting::Placement> placements_in_shape(const Need& need, const LayoutChoice& layout) {
  std::vector<lighting::Placement> placements =
      layout.pattern == Pattern::staggered
          ? staggered_layout(need.room, layout.columns, layout.rows, layout.mounting_height_m, layout.rotation_deg,
                             need.layout.row_axis())
          : regular_layout(need.room, layout.columns, layout.rows, layout.mounting_height_m, layout.rotation_deg,
                           need.layout.edges);
  const double least_distance_m = std::max(0.5 * need.layout.min_spacing_m, need.layout.min_wall_distance_m);
  std::vector<lighting::Placement> found;
  for (lighting::Placement& placement : placements) {
    const auto height_m = height_at(*need.room.shape, placement.position_m.head<2>(), layout, least_distance_m);
    if (!height_m) continue;
    placement.position_m.z() = *height_m;
    found.push_back(placement);
  }
  return found;
}

LayoutChoice clipped(const Need& need, const ProductTraits& traits, LayoutChoice layout) {
  if (!need.layout.over_the_room()) return layout;
  if (!need.racks.empty()) {
    layout.repeats = tiers_in(need.racks);
    return layout;
  }
  if (!need.room.shape) return layout;
  const double turn = radians(layout.rotation_deg);
  const double cosine = std::abs(std::cos(turn));
  const double sine = std::abs(std::sin(turn));
  layout.opening_along_m = cosine * traits.opening.width_m + sine * traits.opening.length_m;
  layout.opening_across_m = sine * traits.opening.width_m + cosine * traits.opening.length_m;
  layout.left_out = layout.columns * layout.rows - static_cast<int>(placements_in_shape(need, layout).size());
  return layout;
}

bool are_in_air(const Need& need, const std::vector<lighting::Placement>& row) {
  return std::all_of(row.begin(), row.end(), [&](const lighting::Placement& placement) {
    return need.room.shape->is_in_air(placement.position_m);
  });
}

}  // namespace twinlight::evidence
