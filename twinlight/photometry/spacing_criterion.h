#pragma once

#include "twinlight/photometry/quantity.h"

namespace twinlight::photometry {

class IntensityDistribution;

/// How far apart luminaires may stand, over their height above the work plane, so that the direct illuminance midway
/// between them is that below one of them (the spacing criterion of the IES Lighting Handbook), as photometric reports
/// print it: the least multiple of 0.02 at which it is no longer reached.
struct SpacingCriteria {
  Quantity c0;        ///< two luminaires along C0: 2 I(θ) cos³ θ = I(0), S / H = 2 tan θ
  Quantity c90;       ///< two along C90
  Quantity diagonal;  ///< the middle of four: Σ I(45°, 135°, 225°, 315°; θ) cos³ θ = I(0), S / H = √2 tan θ
};

/// None for luminaires that give less than half of their light downward, and where the illuminance midway stays
/// greater up to a spacing of 5.
SpacingCriteria spacing_criteria(const IntensityDistribution& distribution);

}  // namespace twinlight::photometry
