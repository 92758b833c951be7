#pragma once

#include <vector>

#include "twinlight/evidence/layout_choice.h"
#include "twinlight/evidence/need.h"

namespace twinlight::matching {

/// The layouts that a search looks at, in the order of preference, and what matrices need to know of each.
class RankLayouts {
 public:
  /// @param hangs those of products that hang, else those of products at the ceiling
  RankLayouts(const evidence::Need& need, bool hangs);

  const std::vector<evidence::LayoutChoice>& all() const { return all_; }
  std::size_t size() const { return all_.size(); }
  const evidence::LayoutChoice& operator[](std::size_t layout) const { return all_[layout]; }

  std::vector<lighting::Placement> places(std::size_t layout) const;
  /// Whether the luminaires' upward light is discarded, as `lighting::discards_upward` says.
  bool below_only(std::size_t layout) const;
  double distance_to_task_m(std::size_t layout) const;
  /// Whether luminaires are so near the task that their extent matters to what surfaces pass on.
  bool near_task(std::size_t layout) const;
  bool any_near_task() const;
  /// Whether two layouts differ in the rotation of their luminaires at most.
  bool same_places(std::size_t a, std::size_t b) const;

 private:
  const evidence::Need& need_;
  std::vector<evidence::LayoutChoice> all_;
};

}  // namespace twinlight::matching
