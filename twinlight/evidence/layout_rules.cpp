#include "twinlight/evidence/layout_rules.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "twinlight/evidence/shape_layout.h"
#include "twinlight/foundation/constants.h"

namespace twinlight::evidence {
namespace {

using lighting::Placement;
using photometry::LuminousOpening;

/// Of lengths that were computed from each other.
constexpr double same_length_m = 1e-9;
constexpr double same_place_m = 1e-6;
/// Luminaires on different levels pass each other.
constexpr double same_level_m = 0.05;

/// Size on the plan, along the room's length and across it.
struct Extent {
  double along_m = 0.0;
  double across_m = 0.0;
};

/// The unit vectors of C0 and of C90 on the plan.
std::array<Eigen::Vector2d, 2> axes_on_plan(double rotation_deg) {
  const double cosine = std::cos(radians(rotation_deg));
  const double sine = std::sin(radians(rotation_deg));
  return {Eigen::Vector2d(cosine, sine), Eigen::Vector2d(-sine, cosine)};
}

/// The rectangle around the luminous opening: at rotation 0 its width lies along x and its length along y.
Extent extent_on_plan(const LuminousOpening& opening, double rotation_deg) {
  const auto [c0, c90] = axes_on_plan(rotation_deg);
  const Eigen::Vector2d extent = opening.width_m * c0.cwiseAbs() + opening.length_m * c90.cwiseAbs();
  return {extent.x(), extent.y()};
}

double half_reach_m(const LuminousOpening& opening, double rotation_deg, const Eigen::Vector2d& direction) {
  const auto [c0, c90] = axes_on_plan(rotation_deg);
  return 0.5 * (opening.width_m * std::abs(c0.dot(direction)) + opening.length_m * std::abs(c90.dot(direction)));
}

bool is_within_walls(const lighting::Room& room, const LuminousOpening& opening, const Placement& placement) {
  const Extent extent = extent_on_plan(opening, placement.rotation_deg);
  const Eigen::Vector3d& p = placement.position_m;
  const auto fits = [](double at, double half, double most) {
    return at - half >= -same_length_m && at + half <= most + same_length_m;
  };
  return fits(p.x(), 0.5 * extent.along_m, room.length_m) && fits(p.y(), 0.5 * extent.across_m, room.width_m);
}

bool any_overlap(const LuminousOpening& opening, const std::vector<Placement>& placed) {
  for (std::size_t i = 0; i < placed.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (overlap(opening, placed[i], placed[j])) return true;
  return false;
}

/// Whether one of them is where a luminaire stays.
bool any_in_the_way(const Need& need, const LuminousOpening& opening, const std::vector<Placement>& placed) {
  for (const StandingLight& kind : need.layout.standing)
    for (const Placement& stays : kind.luminaires.placements)
      for (const Placement& placement : placed)
        if (overlap(opening, placement, kind.luminaires.luminaire->opening, stays) ||
            (placement.position_m - stays.position_m).norm() < same_place_m)
          return true;
  return false;
}

/// Whether the luminaires of each line lie within its ends.
bool fits_lines(const Need& need, const LayoutChoice& layout, const std::vector<Placement>& placed,
                const LuminousOpening& opening) {
  std::size_t next = 0;
  for (std::size_t k = 0; k < need.layout.lines.size(); ++k) {
    const WallLine& line = need.layout.lines[k];
    const int count = k < layout.per_line.size() ? layout.per_line[k] : layout.columns;
    const Extent extent = extent_on_plan(opening, placed[next].rotation_deg);
    const double along_m = lighting::normal_axis(line.wall) == 0 ? extent.across_m : extent.along_m;
    if (count * along_m > line.length_m() + same_length_m) return false;
    next += static_cast<std::size_t>(count);
  }
  return true;
}

/// Of places that follow no grid each luminaire and each pair is looked at.
bool has_room_one_by_one(const Need& need, const LayoutChoice& layout, const ProductTraits& traits) {
  const std::vector<Placement> placed = placements(need, layout);
  const auto within = [&](const Placement& placement) { return is_within_walls(need.room, traits.opening, placement); };
  if (need.room.shape && !are_in_air(need, placed)) return false;
  return std::all_of(placed.begin(), placed.end(), within) && fits_lines(need, layout, placed, traits.opening) &&
         !any_overlap(traits.opening, placed);
}

/// A luminaire that is clearly longer than wide lies along the rows.
bool lies_along_rows(const LayoutLimits& limits, const Extent& extent) {
  constexpr double clearly_longer = 1.2;
  if (!limits.rows_parallel_to) return true;
  const double in_row_m = limits.row_axis() == 0 ? extent.along_m : extent.across_m;
  const double across_row_m = limits.row_axis() == 0 ? extent.across_m : extent.along_m;
  return across_row_m <= clearly_longer * in_row_m;
}

/// From the walls to the nearest centres, as shares of the spacings. A staggered row begins a quarter of its spacing
/// from the wall.
lighting::GridEdges shares_to_walls(const LayoutLimits& limits, const LayoutChoice& layout) {
  constexpr double middle = 0.5;
  lighting::GridEdges shares{.along = layout.columns > 1 ? limits.edges.along : middle,
                             .across = layout.rows > 1 ? limits.edges.across : middle};
  if (layout.pattern == Pattern::staggered) (limits.row_axis() == 0 ? shares.along : shares.across) *= 0.5;
  return shares;
}

}  // namespace

bool overlap(const LuminousOpening& opening, const Placement& a, const Placement& b) {
  return overlap(opening, a, opening, b);
}

bool overlap(const LuminousOpening& opening_a, const Placement& a, const LuminousOpening& opening_b,
             const Placement& b) {
  const Eigen::Vector3d apart_m = a.position_m - b.position_m;
  if (std::abs(apart_m.z()) > same_level_m) return false;
  // Two rectangles are apart where they are along a side of one of them (separating axes).
  for (const double rotation_deg : {a.rotation_deg, b.rotation_deg}) {
    for (const Eigen::Vector2d& axis : axes_on_plan(rotation_deg)) {
      const double reach_m =
          half_reach_m(opening_a, a.rotation_deg, axis) + half_reach_m(opening_b, b.rotation_deg, axis);
      if (std::abs(apart_m.head<2>().dot(axis)) >= reach_m - same_length_m) return false;
    }
  }
  return true;
}

bool keeps_spacing_rules(const LayoutLimits& limits, const LayoutChoice& layout) {
  const bool staggered = layout.pattern == Pattern::staggered;
  const bool along_length = limits.row_axis() == 0;
  const double in_row_m = along_length ? layout.spacing_along_m : layout.spacing_across_m;
  const double between_rows_m = along_length ? layout.spacing_across_m : layout.spacing_along_m;
  const int in_row = along_length ? layout.columns : layout.rows;
  const int rows = along_length ? layout.rows : layout.columns;
  if (staggered && rows < 2) return false;
  const double shift_m = staggered ? 0.5 * in_row_m : 0.0;
  const double nearest_of_next_row_m = std::hypot(shift_m, between_rows_m);
  if (in_row > 1 && in_row_m < limits.min_spacing_m) return false;
  if (rows > 1 && nearest_of_next_row_m < limits.min_spacing_m) return false;
  const auto [to_wall_along, to_wall_across] = shares_to_walls(limits, layout);
  const double to_wall_m = std::min(to_wall_along * layout.spacing_along_m, to_wall_across * layout.spacing_across_m);
  if (to_wall_m < limits.min_wall_distance_m) return false;
  if (layout.luminaires() == 1) return true;
  if (limits.rows_parallel_to && in_row_m > between_rows_m + same_length_m) return false;
  return layout.spacing_ratio() <= limits.max_spacing_ratio;
}

bool has_room(const Need& need, const LayoutChoice& layout, const ProductTraits& traits) {
  if (traits.is_round() && layout.rotation_deg != 0.0 && layout.pattern != Pattern::points) return false;
  if (!need.layout.standing.empty() && any_in_the_way(need, traits.opening, placements(need, layout))) return false;
  if (!need.layout.over_the_room()) return has_room_one_by_one(need, layout, traits);
  const Extent extent = extent_on_plan(traits.opening, layout.rotation_deg);
  if (!lies_along_rows(need.layout, extent)) return false;
  const lighting::GridEdges to_walls = shares_to_walls(need.layout, layout);
  const auto fits = [](double spacing_m, double share, double size_m) {
    return std::min(1.0, 2.0 * share) * spacing_m >= size_m - same_length_m;
  };
  return fits(layout.spacing_along_m, to_walls.along, extent.along_m) &&
         fits(layout.spacing_across_m, to_walls.across, extent.across_m);
}

}  // namespace twinlight::evidence
