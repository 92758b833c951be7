#pragma once

#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/lighting/facet.h"

namespace twinlight::lighting {

/// Fails, naming an edge, unless the facets enclose something: every edge has facets on both its sides, an even number
/// of them. Edges may be divided differently on either side.
Result<void> check_enclosed(const std::vector<Facet>& facets);

/// Turns each facet of an enclosure to the air: the side from which a way to the outside crosses the facets an odd
/// number of times.
void turn_to_air(std::vector<Facet>& facets);

}  // namespace twinlight::lighting
