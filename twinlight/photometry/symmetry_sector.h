#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// C-planes with their intensities, plane after plane.
struct PlaneTable {
  std::vector<double> c_deg;
  std::vector<double> intensities_cd;
};

/// The C angles between which a distribution of this symmetry is stated.
std::pair<double, double> sector_deg(Symmetry symmetry);

/// The planes of the sector mirrored over the whole turn, ascending from 0° to 360° with both ends present.
/// @param sector  valid in the sense of IntensityDistribution::create, not rotational.
PlaneTable unfold(PlaneTable sector, std::size_t gammas, Symmetry symmetry);

}  // namespace twinlight::photometry
