// Laws of turning, tilting and adding distributions: the flux stays, nothing moves by 0°, there and back is where it
// was.

#include "twinlight/photometry/distribution_operations.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

constexpr double largest_at_probes = 1e-9;

/// A smooth lobe, wider along C0–C180 than across and brighter towards C0; light to every side.
IntensityDistribution lobe() {
  std::vector<double> c_deg;
  std::vector<double> gammas_deg;
  for (int c = 0; c <= 180; c += 5) c_deg.push_back(c);
  for (int g = 0; g <= 180; g += 2) gammas_deg.push_back(g);
  std::vector<double> cd;
  for (const double c : c_deg) {
    for (const double g : gammas_deg) {
      const double towards_c0 = std::sin(radians(g)) * std::cos(radians(c));
      cd.push_back(100.0 + 300.0 * std::exp(2.0 * std::cos(radians(g)) + 1.5 * towards_c0));
    }
  }
  return IntensityDistribution::create(c_deg, gammas_deg, cd, Symmetry::c0_c180).value();
}

/// The largest difference of intensity over a grid of directions, b turned back by `turn_deg`.
double largest_difference_cd(const IntensityDistribution& a, const IntensityDistribution& b, double turn_deg = 0.0) {
  double largest = 0.0;
  for (double c = 0.5; c < 360.0; c += 7.0)
    for (double g = 0.5; g < 180.0; g += 3.0)
      largest = std::max(largest, std::abs(a.intensity_cd(c, g) - b.intensity_cd(c + turn_deg, g)));
  return largest;
}

RC_GTEST_PROP(Turned, MovesEveryIntensityAndKeepsTheFlux, ()) {
  const IntensityDistribution distribution = random_distribution();
  const double angle_deg = 0.5 * *rc::gen::inRange(-1000, 1000);
  const IntensityDistribution turn = turned(distribution, angle_deg);
  RC_ASSERT(std::abs(turn.flux_lm() - distribution.flux_lm()) <= 1e-9 * distribution.flux_lm());
  RC_ASSERT(largest_difference_cd(distribution, turn, angle_deg) <= 1e-8 * distribution.max_intensity_cd());
  const IntensityDistribution back = turned(turn, -angle_deg);
  RC_ASSERT(largest_difference_cd(distribution, back) <= 1e-8 * distribution.max_intensity_cd());
}

TEST(Turned, KeepsTheSymmetryThatIsLeft) {
  const auto of = [](Symmetry symmetry, double angle_deg) {
    std::vector<double> c_deg =
        symmetry == Symmetry::quadrant ? std::vector<double>{10.0, 80.0} : std::vector<double>{0.0, 90.0, 180.0};
    std::vector<double> cd(2 * c_deg.size());
    for (std::size_t i = 0; i < cd.size(); ++i) cd[i] = static_cast<double>(i + 1);
    return turned(IntensityDistribution::create(c_deg, {0.0, 90.0}, cd, symmetry).value(), angle_deg).symmetry();
  };
  EXPECT_EQ(of(Symmetry::c0_c180, 90.0), Symmetry::c90_c270);
  EXPECT_EQ(of(Symmetry::c0_c180, 180.0), Symmetry::c0_c180);
  EXPECT_EQ(of(Symmetry::c0_c180, 30.0), Symmetry::none);
  EXPECT_EQ(of(Symmetry::quadrant, -90.0), Symmetry::quadrant);
  EXPECT_EQ(of(Symmetry::quadrant, 45.0), Symmetry::none);
}

TEST(Tilted, ByNothingChangesNothing) {
  const IntensityDistribution distribution = lobe();
  EXPECT_EQ(tilted(distribution, 0.0).value().intensities_cd(), distribution.intensities_cd());
}

TEST(Tilted, BringsTheNadirWhereItIsSaid) {
  const IntensityDistribution distribution = lobe();
  for (const double towards_deg : {0.0, 90.0, 200.0}) {
    const IntensityDistribution tilt = tilted(distribution, 25.0, towards_deg).value();
    EXPECT_NEAR(tilt.intensity_cd(towards_deg, 25.0), distribution.intensity_cd(0.0, 0.0),
                0.01 * tilt.max_intensity_cd());
  }
  // What was 30° from the nadir towards C0 goes on in the same plane.
  const IntensityDistribution tilt = tilted(distribution, 25.0, 0.0).value();
  EXPECT_NEAR(tilt.intensity_cd(0.0, 55.0), distribution.intensity_cd(0.0, 30.0), 0.005 * tilt.max_intensity_cd());
  EXPECT_NEAR(tilt.intensity_cd(180.0, 5.0), distribution.intensity_cd(180.0, 30.0), 0.005 * tilt.max_intensity_cd());
}

TEST(Tilted, KeepsTheFluxAndGoesBack) {
  const IntensityDistribution distribution = lobe();
  for (const double angle_deg : {-120.0, -15.0, 15.0, 90.0}) {
    const IntensityDistribution tilt = tilted(distribution, angle_deg, 30.0).value();
    EXPECT_NEAR(tilt.flux_lm(), distribution.flux_lm(), 1e-9 * distribution.flux_lm());
    const IntensityDistribution back = tilted(tilt, -angle_deg, 30.0).value();
    EXPECT_LT(largest_difference_cd(distribution, back), 0.01 * distribution.max_intensity_cd()) << angle_deg;
  }
}

TEST(Tilted, KeepsTheMirrorPlaneOfTheTilt) {
  const IntensityDistribution distribution = lobe();
  EXPECT_EQ(tilted(distribution, 10.0, 0.0).value().symmetry(), Symmetry::c0_c180);
  EXPECT_EQ(tilted(distribution, 10.0, 180.0).value().symmetry(), Symmetry::c0_c180);
  EXPECT_EQ(tilted(distribution, 10.0, 90.0).value().symmetry(), Symmetry::none);
}

TEST(Tilted, LeavesALightThatIsTheSameToAllSidesAsItIs) {
  const auto sphere = IntensityDistribution::create({0.0}, {0.0, 180.0}, {7.0, 7.0}, Symmetry::rotational).value();
  const IntensityDistribution tilt = tilted(sphere, 33.0).value();
  EXPECT_LT(largest_difference_cd(sphere, tilt), 1e-9);
}

// A sharp edge: a hemisphere of light tilted by 90° lights one side. The grid blurs the edge over one step.
TEST(Tilted, OfAHemisphereLightsOneSide) {
  const auto half = IntensityDistribution::create({0.0}, {0.0, 90.0}, {10.0, 10.0}, Symmetry::rotational).value();
  const IntensityDistribution tilt = tilted(half, 90.0, 0.0).value();
  EXPECT_NEAR(tilt.intensity_cd(0.0, 90.0), 10.0, 0.05);
  EXPECT_EQ(tilt.intensity_cd(180.0, 90.0), 0.0);
  EXPECT_NEAR(tilt.flux_lm(), half.flux_lm(), 1e-9 * half.flux_lm());
}

TEST(Tilted, RefusesWhatIsNoTilt) {
  EXPECT_FALSE(tilted(lobe(), 181.0));
  EXPECT_FALSE(tilted(lobe(), std::nan("")));
  EXPECT_FALSE(tilted(lobe(), 10.0, std::nan("")));
}

RC_GTEST_PROP(Sum, IsLinear, ()) {
  const IntensityDistribution a = random_distribution();
  const IntensityDistribution b = random_distribution();
  const IntensityDistribution ab = sum({a, b}).value();
  const double flux_lm = a.flux_lm() + b.flux_lm();
  RC_ASSERT(std::abs(ab.flux_lm() - flux_lm) <= 3e-5 * flux_lm);
  const double largest_cd = a.max_intensity_cd() + b.max_intensity_cd();
  for (double c = 0.7; c < 360.0; c += 13.0) {
    for (double g = 0.3; g < 180.0; g += 3.1) {
      const double wanted_cd = a.intensity_cd(c, g) + b.intensity_cd(c, g);
      RC_ASSERT(std::abs(ab.intensity_cd(c, g) - wanted_cd) <= 1e-8 * largest_cd);
    }
  }
  const IntensityDistribution twice = sum({a, a}).value();
  RC_ASSERT(largest_difference_cd(twice, a.scaled(2.0)) <= largest_at_probes * largest_cd);
}

// The lower and the upper half, each with light at the horizon, are the whole again.
TEST(Sum, OfBothHalvesIsTheWhole) {
  const IntensityDistribution whole = lobe();
  const IntensityDistribution down = whole.without_upward_light();
  std::vector<double> gammas_deg;
  std::vector<double> cd;
  for (int g = 90; g <= 180; g += 2) gammas_deg.push_back(g);
  std::vector<double> c_deg;
  for (int c = 0; c <= 180; c += 5) c_deg.push_back(c);
  for (const double c : c_deg)
    for (const double g : gammas_deg) cd.push_back(whole.intensity_cd(c, g));
  const IntensityDistribution up = IntensityDistribution::create(c_deg, gammas_deg, cd, Symmetry::c0_c180).value();
  const IntensityDistribution both = sum({down, up}).value();
  EXPECT_EQ(both.symmetry(), Symmetry::c0_c180);
  EXPECT_NEAR(both.flux_lm(), whole.flux_lm(), 1e-5 * whole.flux_lm());
  EXPECT_NEAR(both.max_intensity_cd(), whole.max_intensity_cd(), 1e-9);
  EXPECT_NEAR(both.intensity_cd(20.0, 90.0), whole.intensity_cd(20.0, 90.0), 1e-9);
}

TEST(Sum, HasTheSymmetryOfAllParts) {
  const auto spot = IntensityDistribution::create({0.0}, {0.0, 60.0}, {10.0, 0.0}, Symmetry::rotational).value();
  EXPECT_EQ(sum({spot, spot}).value().symmetry(), Symmetry::rotational);
  EXPECT_EQ(sum({spot, lobe()}).value().symmetry(), Symmetry::c0_c180);
  EXPECT_EQ(sum({lobe(), turned(lobe(), 90.0)}).value().symmetry(), Symmetry::none);
  EXPECT_FALSE(sum(std::vector<IntensityDistribution>()));
}

}  // namespace
}  // namespace twinlight::photometry
