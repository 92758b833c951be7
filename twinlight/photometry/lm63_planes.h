#pragma once

#include <cstddef>
#include <vector>

#include "twinlight/photometry/lm63_numbers.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

struct Lm63Grid {
  PhotometricType type = PhotometricType::c;
  std::size_t vertical_angles = 0;
  std::size_t horizontal_angles = 0;
  double candela_factor = 1.0;
};

/// Reads vertical angles, horizontal angles and candela values, and makes the distribution; the range of the
/// horizontal angles says its symmetry (LM-63-2002, 5.13).
Result<IntensityDistribution> read_lm63_planes(Lm63Numbers& numbers, const Lm63Grid& grid,
                                               std::vector<Diagnostic>& warnings);

}  // namespace twinlight::photometry
