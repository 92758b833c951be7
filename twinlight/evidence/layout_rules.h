#pragma once

#include <vector>

#include "twinlight/evidence/layout_choice.h"

namespace twinlight::evidence {

/// Whether a layout that is possible for luminaires of no size has room for those of this size and kind: none overlap,
/// reach into a wall or are where luminaires stay, the longer side lies along rows that must run along a wall.
bool has_room(const Need& need, const LayoutChoice& layout, const ProductTraits& traits);

/// Whether the spacings of a layout over the room keep the need's rules, whatever the luminaires.
bool keeps_spacing_rules(const LayoutLimits& limits, const LayoutChoice& layout);

/// Whether two luminaires of this opening overlap on the plan.
bool overlap(const photometry::LuminousOpening& opening, const lighting::Placement& a, const lighting::Placement& b);
bool overlap(const photometry::LuminousOpening& opening_a, const lighting::Placement& a,
             const photometry::LuminousOpening& opening_b, const lighting::Placement& b);

}  // namespace twinlight::evidence
