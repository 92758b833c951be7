#pragma once

#include <cstddef>
#include <vector>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// One of the emitters of a variant, and how often the variant has it.
struct GldfShare {
  Luminaire light;
  double count = 1.0;
};

/// All shares alight together, as sum() of operations.h adds them.
/// @param shares  at least one
Result<Luminaire> combined(std::vector<GldfShare> shares, std::size_t most_intensities);

}  // namespace twinlight::photometry
