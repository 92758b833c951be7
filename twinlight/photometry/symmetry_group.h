#pragma once

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// A symmetry as the mirror planes it has. Private to the library.
struct SymmetryGroup {
  bool about_c0_c180 = false;
  bool about_c90_c270 = false;
  bool around_vertical = false;  ///< rotational, which has every mirror plane

  static SymmetryGroup of(Symmetry symmetry);
  Symmetry symmetry() const;
};

/// The symmetry that a sum of two distributions has.
Symmetry common_symmetry(Symmetry a, Symmetry b);

/// The symmetry after a turn about the vertical.
Symmetry turned_symmetry(Symmetry symmetry, double angle_deg);

/// The symmetry that is left when the vertical is tilted towards C = `towards_c_deg`.
Symmetry tilted_symmetry(Symmetry symmetry, double towards_c_deg);

}  // namespace twinlight::photometry
