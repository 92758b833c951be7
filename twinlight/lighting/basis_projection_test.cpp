#include "twinlight/lighting/basis_projection.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/lighting/transport_fixture.h"

namespace twinlight::lighting {
namespace {

using namespace fixture;

constexpr double single_precision = 2e-6;

/// ∫ over a sphere, or the part between two angles, of what is on the basis: trapezoids in C, exact in γ.
double flux_lm(const ProjectedDistribution& projected, Symmetry symmetry, int first_gamma, int end_gamma) {
  const DirectionBasis& basis = DirectionBasis::standard();
  const PlaneFold fold = plane_fold(basis, symmetry);
  double flux = 0.0;
  for (int g = first_gamma; g + 1 < end_gamma; ++g)
    for (int plane = 0; plane < basis.planes(); ++plane) {
      const auto cd = [&](int gamma) {
        return projected.intensities_cd.at(
            static_cast<std::size_t>(gamma * fold.count + fold.of[static_cast<std::size_t>(plane)]));
      };
      flux +=
          radians(basis.plane_step_deg()) *
          photometry::linear_times_sine(radians(basis.gammas_deg()[static_cast<std::size_t>(g)]),
                                        radians(basis.gammas_deg()[static_cast<std::size_t>(g) + 1]), cd(g), cd(g + 1));
    }
  return flux;
}

TEST(BasisProjection, KeepsWhatTheBasisHolds) {
  for (const Symmetry symmetry : all_symmetries) {
    const IntensityDistribution distribution = smooth_distribution(symmetry);
    const ProjectedDistribution found = projected(distribution);
    EXPECT_LT(found.error, 1e-6);
    const DirectionBasis& basis = DirectionBasis::standard();
    const PlaneFold fold = plane_fold(basis, symmetry);
    const double peak_cd = distribution.max_intensity_cd();
    for (int g = 0; g < basis.gammas(); ++g)
      for (int k = 0; k < fold.count; ++k)
        EXPECT_NEAR(found.intensities_cd[static_cast<std::size_t>(g * fold.count + k)],
                    distribution.intensity_cd(basis.plane_deg(fold.kept[static_cast<std::size_t>(k)]),
                                              basis.gammas_deg()[static_cast<std::size_t>(g)]),
                    2e-6 * peak_cd)
            << g << ' ' << k;
  }
}

RC_GTEST_PROP(BasisProjection, ConservesTheFluxBelowAndAboveTheHorizontal, ()) {
  // Angles that are none of the basis's, and a beam narrower than its steps.
  const double narrowness = any_between(1.0, 3000.0);
  const double tilt_deg = any_between(0.0, 180.0);
  const IntensityDistribution distribution = rotational(
      [&](double gamma) { return 1000.0 * std::exp(narrowness * (std::cos(gamma - radians(tilt_deg)) - 1.0)); }, 180.0,
      0.9);
  const ProjectedDistribution found = projected(distribution);
  const DirectionBasis& basis = DirectionBasis::standard();
  const double whole_lm = distribution.flux_lm();
  const double below_lm = flux_lm(found, Symmetry::rotational, 0, basis.gammas_below());
  const double above_lm = flux_lm(found, Symmetry::rotational, basis.gammas_below(), basis.gammas());
  RC_ASSERT(std::abs(below_lm - distribution.flux_lm(0.0, 90.0)) <= single_precision * whole_lm);
  RC_ASSERT(std::abs(above_lm - distribution.flux_lm(90.0, 180.0)) <= single_precision * whole_lm);
}

TEST(BasisProjection, ConservesTheFluxOfPlanesBetweenItsOwn) {
  std::vector<double> c_deg;
  std::vector<double> cd;
  for (int k = 0; k <= 16; ++k) {
    c_deg.push_back(22.5 * k);
    for (const double part : {1.0, 0.7, 0.2}) cd.push_back(part * (100.0 + 20.0 * (k % 5)));
  }
  std::copy_n(cd.begin(), 3, cd.end() - 3);
  const auto distribution = IntensityDistribution::create(c_deg, {0.0, 41.0, 90.0}, cd, Symmetry::none).value();
  const ProjectedDistribution found = projected(distribution);
  EXPECT_NEAR(flux_lm(found, Symmetry::none, 0, DirectionBasis::standard().gammas_below()), distribution.flux_lm(),
              1e-5 * distribution.flux_lm());
}

TEST(BasisProjection, TellsByHowMuchABeamIsTooNarrow) {
  const auto beam = [](double narrowness) {
    return projected(
               rotational([=](double gamma) { return std::exp(narrowness * (std::cos(gamma) - 1.0)); }, 90.0, 0.25))
        .error;
  };
  EXPECT_LT(beam(10.0), 0.005);  // half of the peak at 21°
  EXPECT_LT(beam(100.0), 0.1);   // at 7°
  EXPECT_GT(beam(5000.0), 1.0);  // at 1°
}

TEST(BasisProjection, AHorizonWithAJumpIsKept) {
  const auto distribution =
      IntensityDistribution::create({0.0}, {0.0, 90.0}, {100.0, 100.0}, Symmetry::rotational).value();
  const ProjectedDistribution found = projected(distribution);
  const auto below = static_cast<std::size_t>(DirectionBasis::standard().gammas_below());
  EXPECT_NEAR(found.intensities_cd[below - 1], 100.0, 1e-3);
  EXPECT_NEAR(found.intensities_cd[below], 0.0, 1e-3);
}

}  // namespace
}  // namespace twinlight::lighting
