#pragma once

#include <vector>

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// Between the last angle with light and the first one without.
inline constexpr double light_edge_deg = 0.001;

/// A distribution as files store it: the planes of its symmetry's sector. Private to the library.
struct SectorTable {
  std::vector<double> c_deg;
  std::vector<double> gammas_deg;
  std::vector<double> intensities_cd;  ///< plane after plane
};

/// The sector with planes at both of its ends, where the distribution may have none: those are interpolated as the
/// distribution interpolates, so that nothing changes.
SectorTable sector_table(const IntensityDistribution& distribution);
/// The same for another symmetry that the distribution has, not rotational. @param further_planes_deg  within the
/// sector, to be there besides.
SectorTable sector_table(const IntensityDistribution& distribution, Symmetry symmetry,
                         const std::vector<double>& further_planes_deg = {});

/// The table with γ from 0° or 90° to 90° or 180°, as LM-63 wants it: zeros where the distribution is zero anyway,
/// which begin 0.001° beside the last listed angle where that one is lit.
SectorTable with_whole_quarters(SectorTable table);

}  // namespace twinlight::photometry
