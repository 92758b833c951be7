#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// The distribution turned about the vertical, counter-clockwise seen from above: what was at C is at C + `angle_deg`.
/// Exact; the symmetry that is left is kept.
IntensityDistribution turned(const IntensityDistribution& distribution, double angle_deg);

/// The distribution tilted about a horizontal axis: what was at the nadir is at C = `towards_c_deg`, γ = `angle_deg`.
///
/// Resampled on an even grid, from 5° × 1° to 0.5° × 0.25°, until flux and largest intensity agree within 0.05 % and
/// 0.5 %; then scaled so that the flux is the same. An edge of light that the table leaves sharp (a last γ with light)
/// is blurred over one step of that grid. A tilt by 0° changes nothing.
/// @param angle_deg  from −180 to 180; both angles finite.
Result<IntensityDistribution> tilted(const IntensityDistribution& distribution, double angle_deg,
                                     double towards_c_deg = 0.0);

constexpr std::size_t unlimited_intensities = std::numeric_limits<std::size_t>::max();

/// I(C, γ) = Σ Iᵢ(C, γ), on all planes and angles of the parts, so that it is exact but for 0.001° beside a first or
/// last γ with light, where another part goes on. A part that begins where another one ends does not double its edge.
/// @param parts  at least one. Fails where the table would have more than `most_intensities` in a whole turn: the
/// angles of files that nobody has seen can be many.
Result<IntensityDistribution> sum(const std::vector<IntensityDistribution>& parts,
                                  std::size_t most_intensities = unlimited_intensities);

}  // namespace twinlight::photometry
