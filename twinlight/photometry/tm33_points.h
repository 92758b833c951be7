#pragma once

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/tm33_fields.h"

namespace twinlight::photometry {

/// The intensities of one block and how the file stores them.
struct Tm33Table {
  IntensityDistribution distribution;
  std::size_t horizontal_angles = 0;
  std::size_t vertical_angles = 0;
};

/// True where the block holds intensity points.
bool has_tm33_points(const pugi::xml_node& block);

/// Reads the points of a block in any order (IntData h v, or IntensityData horz vert), each direction of the grid
/// once, times its Multiplier. The angles say the symmetry; where the block names another one, it warns.
Result<Tm33Table> read_tm33_points(const pugi::xml_node& block, PhotometricType type, Tm33Fields& fields);

}  // namespace twinlight::photometry
