#pragma once

#include <vector>

#include "twinlight/evidence/layout_choice.h"

namespace twinlight::evidence {

/// The same regular grid under every shelf of the racks.
std::vector<lighting::Placement> placements_in_racks(const std::vector<Rack>& racks, const lighting::GridEdges& edges,
                                                     const LayoutChoice& layout);

/// How many shelves carry luminaires.
int tiers_in(const std::vector<Rack>& racks);

}  // namespace twinlight::evidence
