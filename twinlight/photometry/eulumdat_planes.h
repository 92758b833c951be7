#pragma once

#include <cstddef>
#include <vector>

#include "twinlight/photometry/eulumdat_lines.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Lines 3 to 7: how the table of intensities is laid out.
struct EulumdatGrid {
  std::size_t isym = 0;
  std::size_t c_planes = 0;   ///< Mc
  double c_step_deg = 0.0;    ///< Dc; 0 for uneven steps
  std::size_t gammas = 0;     ///< Ng
  double gamma_step_deg = 0;  ///< Dg; 0 for uneven steps
};

/// Reads lines 3 to 7.
Result<EulumdatGrid> read_eulumdat_grid(EulumdatLines& lines);

struct EulumdatPlanes {
  IntensityDistribution distribution;  ///< in cd per 1000 lm
  std::size_t stored_c_planes = 0;
};

/// Reads C angles, gamma angles and intensities.
Result<EulumdatPlanes> read_eulumdat_planes(EulumdatLines& lines, const EulumdatGrid& grid,
                                            std::vector<Diagnostic>& warnings);

}  // namespace twinlight::photometry
