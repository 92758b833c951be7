#pragma once

#include <vector>

#include "twinlight/lighting/placed_luminaire.h"
#include "twinlight/lighting/transport_mirrors.h"

namespace twinlight::lighting {

/// Across which middles of a box luminaires with their light are their own image, so that what they give to a place
/// they give to its image too: each has another, or itself, at its image, and its distribution is one that the symmetry
/// of its file turns into that one's.
MirrorAxes mirrors_of(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& size_m);

}  // namespace twinlight::lighting
