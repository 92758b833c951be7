#pragma once

#include <vector>

#include "twinlight/evidence/layout_choice.h"

namespace twinlight::evidence {

/// Whether a layout that is possible for luminaires of no size has room for those of this size and kind: none overlap
/// or reach into a wall, the longer side lies along rows that must run along a wall.
bool has_room(const Need& need, const LayoutChoice& layout, const ProductTraits& traits);

/// Whether the spacings of a layout over the room keep the need's rules, whatever the luminaires.
bool keeps_spacing_rules(const LayoutLimits& limits, const LayoutChoice& layout);

/// A luminaire as far as it takes up room.
struct PlacedOpening {
  photometry::LuminousOpening opening;
  lighting::Placement placement;
};
/// Whether two luminaires overlap on the plan, at about the same height.
bool overlap(const PlacedOpening& a, const PlacedOpening& b);

}  // namespace twinlight::evidence
