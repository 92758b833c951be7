#pragma once

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// Luminous flux by the usual zonal sum: in each plane the mean of two neighbouring intensities times the difference of
/// the cosines of their γ (IES LM-79, CIE 84), trapezoid in C. Photometric tools that publish a flux use this one; it
/// differs from IntensityDistribution::flux_lm, which integrates the linear interpolation exactly, by the grid only.
double flux_by_zonal_sum_lm(const IntensityDistribution& distribution);

}  // namespace twinlight::photometry
