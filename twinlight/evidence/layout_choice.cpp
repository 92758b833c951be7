#include "twinlight/evidence/layout_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

#include "twinlight/evidence/layout_rules.h"
#include "twinlight/evidence/rack_layout.h"

namespace twinlight::evidence {
namespace {

constexpr std::array<std::pair<Pattern, std::string_view>, 4> pattern_names{
    {{Pattern::grid, "grid"}, {Pattern::staggered, "staggered"}, {Pattern::line, "line"}, {Pattern::points, "points"}}};

std::vector<double> suspensions_m(const Need& need, const ProductTraits& traits) {
  if (!hangs_below_ceiling(need, traits)) return {0.0};
  return need.layout.suspensions_m;
}

/// Rotations that differ: a round luminaire has one, a symmetric one two, in front of a wall all four matter.
std::vector<double> rotations_deg(const Need& need, const ProductTraits& traits) {
  if (traits.is_round()) return {0.0};
  if (!need.layout.lines.empty()) return {0.0, 90.0, 180.0, 270.0};
  return {0.0, 90.0};
}

/// Of a grid; where the plan leaves some of them out, more than luminaires that are allowed.
int most_places(const Need& need) {
  const int most = need.layout.max_luminaires;
  if (!need.racks.empty()) return most / tiers_in(need.racks);
  if (!need.room.shape) return most;
  const double part_of_extent = need.room.floor_area_m2() / (need.room.length_m * need.room.width_m);
  return static_cast<int>(1.5 * most / part_of_extent);
}

/// What a grid is spread over, along and across: the room, or a shelf.
Eigen::Vector2d extent_of_grid_m(const Need& need) {
  if (need.racks.empty()) return {need.room.length_m, need.room.width_m};
  const FloorArea& shelf = need.racks.front().shelf;
  return {shelf.x_to_m - shelf.x_from_m, shelf.y_to_m - shelf.y_from_m};
}

double highest_ceiling_m(const Need& need) {
  double highest_m = need.racks.empty() ? need.room.height_m : 0.0;
  for (const Rack& rack : need.racks) highest_m = std::max(highest_m, rack.underside_m(rack.tiers - 1));
  return highest_m;
}

void add_over_the_room(const Need& need, LayoutChoice choice, std::vector<LayoutChoice>& found) {
  const LayoutLimits& limits = need.layout;
  const Eigen::Vector2d extent_m = extent_of_grid_m(need);
  for (choice.columns = 1; choice.columns <= limits.max_columns; ++choice.columns) {
    choice.spacing_along_m = lighting::grid_spacing_m(extent_m.x(), choice.columns, limits.edges.along);
    const int most_rows = std::min(limits.max_rows, most_places(need) / choice.columns);
    for (choice.rows = 1; choice.rows <= most_rows; ++choice.rows) {
      choice.spacing_across_m = lighting::grid_spacing_m(extent_m.y(), choice.rows, limits.edges.across);
      if (keeps_spacing_rules(limits, choice)) found.push_back(choice);
    }
  }
}

/// As many on the longest line as `columns`, on the others in proportion to their length.
void add_on_lines(const Need& need, LayoutChoice choice, std::vector<LayoutChoice>& found) {
  const std::vector<WallLine>& lines = need.layout.lines;
  const auto shorter = [](const WallLine& a, const WallLine& b) { return a.length_m() < b.length_m(); };
  const double longest_m = std::max_element(lines.begin(), lines.end(), shorter)->length_m();
  for (choice.columns = 1; choice.columns <= need.layout.max_columns; ++choice.columns) {
    choice.spacing_along_m = longest_m / choice.columns;
    choice.per_line.clear();
    bool spaced = true;
    for (const WallLine& line : lines) {
      const auto share = static_cast<int>(std::lround(choice.columns * line.length_m() / longest_m));
      const int count = choice.per_line.emplace_back(std::max(1, share));
      const double spacing_m = line.length_m() / count;
      spaced &= count == 1 || spacing_m >= need.layout.min_spacing_m;
    }
    if (choice.luminaires() > need.layout.max_luminaires) return;
    if (lines.size() == 1) choice.per_line.clear();
    if (spaced) found.push_back(choice);
  }
}

LayoutChoice all_points(const Need& need) {
  const std::vector<lighting::Placement>& placed = need.layout.fixed->placements;
  LayoutChoice choice{.pattern = Pattern::points, .columns = static_cast<int>(placed.size())};
  choice.rotation_deg = placed.front().rotation_deg;
  for (const lighting::Placement& placement : placed)
    choice.mounting_height_m = std::max(choice.mounting_height_m, placement.position_m.z());
  choice.suspension_m = need.room.height_m - choice.mounting_height_m;
  choice.points.resize(placed.size());
  std::iota(choice.points.begin(), choice.points.end(), 0);
  return choice;
}

std::vector<LayoutChoice> layouts_on_lines(const Need& need, const ProductTraits& traits) {
  std::vector<LayoutChoice> found;
  LayoutChoice choice{.pattern = Pattern::line};
  for (const WallLine& line : need.layout.lines)
    choice.mounting_height_m = std::max(choice.mounting_height_m, line.mounting_height_m);
  choice.suspension_m = need.room.height_m - choice.mounting_height_m;
  for (const double rotation_deg : rotations_deg(need, traits)) {
    choice.rotation_deg = rotation_deg;
    add_on_lines(need, choice, found);
  }
  return found;
}

std::vector<LayoutChoice> layouts_over_the_room(const Need& need, const ProductTraits& traits) {
  std::vector<LayoutChoice> found;
  for (const double rotation_deg : rotations_deg(need, traits)) {
    for (const double suspension_m : suspensions_m(need, traits)) {
      LayoutChoice choice{.rotation_deg = rotation_deg,
                          .mounting_height_m = highest_ceiling_m(need) - suspension_m,
                          .suspension_m = suspension_m};
      if (need.layout.grid) add_over_the_room(need, choice, found);
      choice.pattern = Pattern::staggered;
      if (need.layout.staggered) add_over_the_room(need, choice, found);
    }
  }
  return found;
}

}  // namespace

std::string_view to_string(Pattern pattern) {
  return pattern_names.at(static_cast<std::size_t>(pattern)).second;
}

std::optional<Pattern> pattern_named(std::string_view name) {
  for (const auto& [pattern, its_name] : pattern_names)
    if (its_name == name) return pattern;
  return std::nullopt;
}

double LayoutChoice::spacing_ratio() const {
  if (spacing_across_m == 0.0) return 1.0;
  return std::max(spacing_along_m, spacing_across_m) / std::min(spacing_along_m, spacing_across_m);
}

bool hangs_below_ceiling(const Need& need, const ProductTraits& traits) {
  if (need.layout.mounting == Mounting::either) return traits.is_pendant();
  return need.layout.mounting == Mounting::suspended;
}

bool has_plain_layouts(const Need& need) {
  if (need.layout.over_the_room()) return true;
  if (!need.layout.fixed) return need.layout.lines.size() == 1;
  const FixedPoints& fixed = *need.layout.fixed;
  const lighting::Placement& first = fixed.placements.front();
  return fixed.all && std::fmod(first.rotation_deg, 90.0) == 0.0 &&
         std::all_of(fixed.placements.begin(), fixed.placements.end(), [&](const lighting::Placement& placement) {
           return placement.rotation_deg == first.rotation_deg && placement.position_m.z() == first.position_m.z();
         });
}

std::vector<LayoutChoice> possible_layouts(const Need& need, const ProductTraits& traits) {
  std::vector<LayoutChoice> found;
  if (need.layout.fixed)
    found.push_back(all_points(need));
  else if (!need.layout.lines.empty())
    found = layouts_on_lines(need, traits);
  else
    found = layouts_over_the_room(need, traits);
  std::erase_if(found, [&](const LayoutChoice& layout) { return !has_room(need, layout, traits); });
  for (LayoutChoice& layout : found) layout = clipped(need, traits, std::move(layout));
  std::erase_if(found, [&](const LayoutChoice& layout) {
    return layout.luminaires() < 1 || (!need.layout.fixed && layout.luminaires() > need.layout.max_luminaires);
  });
  const auto preference = [](const LayoutChoice& layout) {
    return std::tuple(layout.luminaires(), layout.pattern, layout.spacing_ratio(), layout.suspension_m,
                      layout.rotation_deg);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const LayoutChoice& a, const LayoutChoice& b) { return preference(a) < preference(b); });
  return found;
}

}  // namespace twinlight::evidence
