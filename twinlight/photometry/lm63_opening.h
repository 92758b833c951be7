#pragma once

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// The three luminous dimensions of an LM-63 file in metres, with the sign that marks a curved extent.
struct Lm63Dimensions {
  double width_m = 0.0;   ///< along C90–C270
  double length_m = 0.0;  ///< along C0–C180
  double height_m = 0.0;
};

/// The luminous opening by the table of luminous opening shapes: LM-63-2002 and -2019 (table 1) where round shapes
/// carry their diameter in both horizontal dimensions, LM-63-1995 and before where one negative dimension says it.
/// A vertical cylinder, a sphere and a spheroid appear as ellipses with a height, a horizontal cylinder as the
/// rectangle that it shows from below, with its diameter as height.
LuminousOpening lm63_opening(const Lm63Dimensions& dimensions, FileFormat edition);

}  // namespace twinlight::photometry
