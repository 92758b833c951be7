#include "twinlight/matching/rank_layouts.h"

#include <algorithm>

namespace twinlight::matching {
namespace {

constexpr double least_distance_m = 0.2;
constexpr double near_task_m = 1.5;
constexpr double ceiling_mounted_within_m = 0.010;

/// Stands for any product in the list of layouts: of no size, never round.
evidence::ProductTraits any_product(bool hangs) {
  return {.upward_flux_fraction = hangs ? 1.0 : 0.0};
}

}  // namespace

RankLayouts::RankLayouts(const evidence::Need& need, bool hangs)
    : need_(need), all_(evidence::possible_layouts(need, any_product(hangs))) {}

std::vector<lighting::Placement> RankLayouts::places(std::size_t layout) const {
  return placements(need_, all_[layout]);
}

bool RankLayouts::below_only(std::size_t layout) const {
  return need_.room.height_m - all_[layout].mounting_height_m <= ceiling_mounted_within_m;
}

double RankLayouts::distance_to_task_m(std::size_t layout) const {
  if (!need_.task.wall_area) return std::max(least_distance_m, all_[layout].mounting_height_m - need_.task.height_m);
  const std::vector<evidence::WallLine>& lines = need_.layout.lines;
  return lines.empty() ? 1.0 : std::max(least_distance_m, lines.front().distance_m);
}

bool RankLayouts::near_task(std::size_t layout) const {
  return distance_to_task_m(layout) < near_task_m;
}

bool RankLayouts::any_near_task() const {
  for (std::size_t layout = 0; layout < size(); ++layout)
    if (near_task(layout)) return true;
  return false;
}

bool RankLayouts::same_places(std::size_t a, std::size_t b) const {
  evidence::LayoutChoice turned = all_[a];
  turned.rotation_deg = all_[b].rotation_deg;
  return turned == all_[b];
}

}  // namespace twinlight::matching
