#pragma once

#include <optional>

#include "twinlight/spectrum/correlated_colour_temperature.h"

namespace twinlight::spectrum {

/// How far a white is from a nominal one, in steps of the standard deviation of colour matching.
struct ColourTolerance {
  int nominal_cct_K = 0;
  /// Radius in u′, v′ over 0.0011 around the centre that ANSI C78.377-2017 gives the nominal CCT (CIE TN 001:2014).
  double steps_uv_circle = 0.0;
  /// MacAdam ellipse of IEC 60081, annex D, for the six nominal CCTs it has.
  std::optional<double> steps_macadam;
};

/// To the nominal CCT nearest in mired, of 2200–6500 K. Nothing when the CCT is more than 7 % beyond the ends of that
/// series: no nominal white is meant then.
std::optional<ColourTolerance> colour_tolerance(const Uv1960& chromaticity, double cct_K);

}  // namespace twinlight::spectrum
