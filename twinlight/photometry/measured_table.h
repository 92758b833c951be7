#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// A table of intensities as a file states it, before its angles are understood. Private to the library.
struct MeasuredTable {
  std::vector<double> horizontal_deg;
  std::vector<double> vertical_deg;
  std::vector<double> intensities_cd;  ///< for each horizontal angle all vertical angles
  std::size_t horizontal_line = 0;     ///< where complaints about the horizontal angles point
  std::string horizontal_field = "horizontal angle";
};

/// The distribution of a table of type A, B or C. Of type C the range of the horizontal angles says the symmetry:
/// one plane, 0–90°, 0–180°, 90–270°, or the whole turn with or without its closing plane (LM-63-2002, 5.13; TM-33
/// has the same). Types A and B are converted; their axes that begin at 0 are mirrored.
Result<IntensityDistribution> distribution_of(MeasuredTable table, PhotometricType type,
                                              std::vector<Diagnostic>& warnings);

}  // namespace twinlight::photometry
