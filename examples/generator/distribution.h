#pragma once

#include <vector>

#include "examples/generator/shape.h"
#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::demo {

/// Light of one kind with its share of the luminaire's flux. Shares of a luminaire add up to 1.
struct Part {
  Shape shape;
  double flux_share = 1.0;
};

/// The angles at which a distribution is stated.
struct Grid {
  photometry::Symmetry symmetry = photometry::Symmetry::quadrant;
  double c_step_deg = 15.0;
  std::vector<double> gammas_deg;
};

/// From 0 to `last_deg` in even steps.
std::vector<double> even_gammas(double step_deg, double last_deg);

/// Of what shines downward alone.
Grid direct_grid();

/// Steps of 0.5° to 20° and of 2.5° beyond, for beams of a few degrees.
std::vector<double> narrow_beam_gammas();

/// The parts on the grid, each scaled to its share of `flux_lm` by the same integral that readers use: the flux of
/// the result is `flux_lm` to rounding, and its upward fraction is the sum of the parts'.
/// Fails when a part has no light on the grid or the shares do not add up to 1.
Result<photometry::IntensityDistribution> distribution_of(const std::vector<Part>& parts, const Grid& grid,
                                                          double flux_lm);

}  // namespace twinlight::demo
