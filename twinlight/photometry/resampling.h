#pragma once

#include <functional>

#include "twinlight/photometry/beam_direction.h"
#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// What a resampled distribution is to have. Private to the library.
struct ResamplingTarget {
  double flux_lm = 0.0;
  double max_intensity_cd = 0.0;
  Symmetry symmetry = Symmetry::none;  ///< not rotational: one that the intensities have
  double last_gamma_deg = 180.0;       ///< 90 where there is no light above the horizontal
};

/// Intensities of any directions as a table in C and γ, refined until its flux lies within 0.05 % of the target's and
/// its largest intensity within 0.5 %, at most 0.5° × 0.25°.
Result<IntensityDistribution> resampled(const std::function<double(const BeamDirection&)>& intensity_cd,
                                        const ResamplingTarget& target);

}  // namespace twinlight::photometry
