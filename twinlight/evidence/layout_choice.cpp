#include "twinlight/evidence/layout_choice.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace twinlight::evidence {
namespace {

/// Size on the plan, along the room's length and across it.
struct Extent {
  double along_m = 0.0;
  double across_m = 0.0;
};

bool is_quarter_turn(double rotation_deg) {
  return std::fmod(rotation_deg, 180.0) != 0.0;
}

/// The luminous opening on the plan: at rotation 0 its width lies along x and its length along y.
Extent extent_on_plan(const photometry::LuminousOpening& opening, double rotation_deg) {
  if (is_quarter_turn(rotation_deg)) return {opening.length_m, opening.width_m};
  return {opening.width_m, opening.length_m};
}

std::vector<double> suspensions_m(const Need& need, const ProductTraits& traits) {
  if (!hangs_below_ceiling(need, traits)) return {0.0};
  const double least_m = need.layout.least_suspension_m;
  const double most_m = need.layout.most_suspension_m;
  if (most_m <= least_m) return {least_m};
  return {least_m, 0.5 * (least_m + most_m), most_m};
}

/// Rotations that differ: a round luminaire has one, a symmetric one two, in front of a wall all four matter.
std::vector<double> rotations_deg(const Need& need, const ProductTraits& traits) {
  if (traits.is_round()) return {0.0};
  if (need.layout.line) return {0.0, 90.0, 180.0, 270.0};
  return {0.0, 90.0};
}

bool is_possible(const Need& need, const LayoutChoice& layout, const Extent& extent) {
  const LayoutLimits& limits = need.layout;
  const double gap_m = limits.min_spacing_m;
  const bool along_fits =
      layout.spacing_along_m >= extent.along_m && (layout.columns == 1 || layout.spacing_along_m >= gap_m);
  const bool across_fits =
      layout.spacing_across_m >= extent.across_m && (layout.rows == 1 || layout.spacing_across_m >= gap_m);
  const bool single = layout.luminaires() == 1;
  return along_fits && across_fits && (single || layout.spacing_ratio() <= limits.max_spacing_ratio);
}

std::vector<LayoutChoice> grid_layouts(const Need& need, const Extent& extent, LayoutChoice choice) {
  std::vector<LayoutChoice> found;
  const LayoutLimits& limits = need.layout;
  for (choice.columns = 1; choice.columns <= limits.max_columns; ++choice.columns) {
    choice.spacing_along_m = need.room.length_m / choice.columns;
    const int most_rows = std::min(limits.max_rows, limits.max_luminaires / choice.columns);
    for (choice.rows = 1; choice.rows <= most_rows; ++choice.rows) {
      choice.spacing_across_m = need.room.width_m / choice.rows;
      if (is_possible(need, choice, extent)) found.push_back(choice);
    }
  }
  return found;
}

/// From the centres of a row in front of a wall to the nearer of the walls behind and before it.
double free_depth_m(const Need& need) {
  const WallLine& line = *need.layout.line;
  return std::min(line.distance_m, need.room.size_m()[lighting::normal_axis(line.wall)] - line.distance_m);
}

std::vector<LayoutChoice> line_layouts(const Need& need, Extent extent, LayoutChoice choice) {
  const WallLine& line = *need.layout.line;
  if (lighting::normal_axis(line.wall) == 0) std::swap(extent.along_m, extent.across_m);
  std::vector<LayoutChoice> found;
  if (0.5 * extent.across_m > free_depth_m(need)) return found;
  const int most = std::min(need.layout.max_columns, need.layout.max_luminaires);
  for (choice.columns = 1; choice.columns <= most; ++choice.columns) {
    choice.spacing_along_m = (line.to_m - line.from_m) / choice.columns;
    const bool spaced = choice.columns == 1 || choice.spacing_along_m >= need.layout.min_spacing_m;
    if (spaced && choice.spacing_along_m >= extent.along_m) found.push_back(choice);
  }
  return found;
}

std::vector<lighting::Placement> line_placements(const WallLine& line, const lighting::Room& room,
                                                 const LayoutChoice& layout) {
  const int axis = lighting::normal_axis(line.wall);
  Eigen::Vector3d position_m;
  position_m[axis] = lighting::is_far_end(line.wall) ? room.size_m()[axis] - line.distance_m : line.distance_m;
  position_m.z() = layout.mounting_height_m;
  std::vector<lighting::Placement> found;
  for (int i = 0; i < layout.columns; ++i) {
    position_m[1 - axis] = line.from_m + (i + 0.5) * layout.spacing_along_m;
    found.push_back({.position_m = position_m, .rotation_deg = layout.rotation_deg});
  }
  return found;
}

}  // namespace

double LayoutChoice::spacing_ratio() const {
  if (spacing_across_m == 0.0) return 1.0;
  return std::max(spacing_along_m, spacing_across_m) / std::min(spacing_along_m, spacing_across_m);
}

bool hangs_below_ceiling(const Need& need, const ProductTraits& traits) {
  if (need.layout.mounting == Mounting::either) return traits.is_pendant();
  return need.layout.mounting == Mounting::suspended;
}

bool has_room(const Need& need, const LayoutChoice& layout, const ProductTraits& traits) {
  if (traits.is_round() && layout.rotation_deg != 0.0) return false;
  Extent extent = extent_on_plan(traits.opening, layout.rotation_deg);
  if (!need.layout.line) return layout.spacing_along_m >= extent.along_m && layout.spacing_across_m >= extent.across_m;
  if (lighting::normal_axis(need.layout.line->wall) == 0) std::swap(extent.along_m, extent.across_m);
  return 0.5 * extent.across_m <= free_depth_m(need) && layout.spacing_along_m >= extent.along_m;
}

std::vector<lighting::Placement> placements(const Need& need, const LayoutChoice& layout) {
  if (need.layout.line) return line_placements(*need.layout.line, need.room, layout);
  return lighting::regular_layout(need.room, layout.columns, layout.rows, layout.mounting_height_m,
                                  layout.rotation_deg);
}

std::vector<LayoutChoice> possible_layouts(const Need& need, const ProductTraits& traits) {
  std::vector<LayoutChoice> found;
  for (const double rotation_deg : rotations_deg(need, traits)) {
    const Extent extent = extent_on_plan(traits.opening, rotation_deg);
    LayoutChoice choice{.rotation_deg = rotation_deg};
    if (need.layout.line) {
      choice.mounting_height_m = need.layout.line->mounting_height_m;
      choice.suspension_m = need.room.height_m - choice.mounting_height_m;
      const auto line = line_layouts(need, extent, choice);
      found.insert(found.end(), line.begin(), line.end());
      continue;
    }
    for (const double suspension_m : suspensions_m(need, traits)) {
      choice.suspension_m = suspension_m;
      choice.mounting_height_m = need.room.height_m - suspension_m;
      const auto grid = grid_layouts(need, extent, choice);
      found.insert(found.end(), grid.begin(), grid.end());
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const LayoutChoice& a, const LayoutChoice& b) {
    return std::tuple(a.luminaires(), a.spacing_ratio(), a.suspension_m, a.rotation_deg) <
           std::tuple(b.luminaires(), b.spacing_ratio(), b.suspension_m, b.rotation_deg);
  });
  return found;
}

}  // namespace twinlight::evidence
