#pragma once

#include <cmath>
#include <utility>
#include <vector>

#include "twinlight/lighting/basis_projection.h"
#include "twinlight/lighting/layout_transport.h"
#include "twinlight/lighting/lighting_fixture.h"

/// Distributions of every symmetry on the grid of the basis, and what a matrix makes of them.
namespace twinlight::lighting::fixture {

inline constexpr std::array all_symmetries{Symmetry::none, Symmetry::rotational, Symmetry::c0_c180, Symmetry::c90_c270,
                                           Symmetry::quadrant};

/// A broad lobe to one side, a little light upward; made symmetric by looking at C only as far as the symmetry tells.
inline IntensityDistribution smooth_distribution(Symmetry symmetry) {
  const auto seen_cd = [&](double c_deg, double gamma_deg) {
    double c = radians(c_deg);
    const bool mirrors_x = symmetry == Symmetry::quadrant || symmetry == Symmetry::c90_c270;
    const bool mirrors_y = symmetry == Symmetry::quadrant || symmetry == Symmetry::c0_c180;
    const double x = mirrors_x ? std::abs(std::cos(c)) : std::cos(c);
    const double y = mirrors_y ? std::abs(std::sin(c)) : std::sin(c);
    const double down = std::cos(radians(gamma_deg));
    const double flat = symmetry == Symmetry::rotational ? 0.0 : std::sin(radians(gamma_deg));
    return 500.0 * std::exp(2.0 * down) + 800.0 * std::exp(3.0 * (0.5 * flat * x + 0.3 * flat * y + 0.8 * down - 1.0));
  };
  const std::pair<int, int> sector = symmetry == Symmetry::rotational ? std::pair(0, 0)
                                     : symmetry == Symmetry::quadrant ? std::pair(0, 90)
                                     : symmetry == Symmetry::c0_c180  ? std::pair(0, 180)
                                     : symmetry == Symmetry::c90_c270 ? std::pair(90, 270)
                                                                      : std::pair(0, 360);
  std::vector<double> c_deg;
  std::vector<double> gammas_deg;
  std::vector<double> intensities_cd;
  for (int c = sector.first; c <= sector.second; c += 15) c_deg.push_back(c);
  for (int gamma = 0; gamma <= 180; gamma += 5) gammas_deg.push_back(gamma);
  for (const double c : c_deg)
    for (const double gamma : gammas_deg) intensities_cd.push_back(seen_cd(c, gamma));
  return IntensityDistribution::create(c_deg, gammas_deg, intensities_cd, symmetry).value();
}

inline ProjectedDistribution projected(const IntensityDistribution& distribution) {
  return BasisProjector(DirectionBasis::standard()).project(distribution);
}

/// e = T i, as many columns as the matrix has.
inline Eigen::VectorXf outputs_of(const Eigen::MatrixXf& matrix, const ProjectedDistribution& projected) {
  return matrix * Eigen::Map<const Eigen::VectorXf>(projected.intensities_cd.data(), matrix.cols());
}

}  // namespace twinlight::lighting::fixture
