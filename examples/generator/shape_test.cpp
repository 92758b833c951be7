#include "examples/generator/shape.h"

#include <gtest/gtest.h>

#include <cmath>

#include "examples/generator/distribution.h"
#include "twinlight/foundation/constants.h"

namespace twinlight::demo {
namespace {

using photometry::IntensityDistribution;
using photometry::Symmetry;

Grid fine_sphere(Symmetry symmetry = Symmetry::none) {
  return {.symmetry = symmetry, .c_step_deg = 5.0, .gammas_deg = even_gammas(1.0, 180.0)};
}

IntensityDistribution made(const Shape& shape, double flux_lm, const Grid& grid = fine_sphere()) {
  return distribution_of({{shape}}, grid, flux_lm).value();
}

double upward_fraction(const IntensityDistribution& distribution) {
  return distribution.flux_lm(90.0, 180.0) / distribution.flux_lm();
}

// A Lambertian sheet of flux Φ has I(0) = Φ / π.
TEST(Shape, DiffuseSheetIsLambertian) {
  const auto sheet = made(diffuse(), constants::pi * 100.0);
  EXPECT_NEAR(sheet.intensity_cd(0.0, 0.0), 100.0, 0.02);
  EXPECT_NEAR(sheet.intensity_cd(77.0, 60.0), 50.0, 0.02);
  EXPECT_EQ(sheet.intensity_cd(0.0, 90.0), 0.0);
}

// A diffuse line of flux Φ has I = Φ / π² across its axis; a diffuse rim is the same line, upright.
TEST(Shape, DiffuseTubeAndRimFollowTheirProjectedArea) {
  const double flux_lm = constants::pi * constants::pi * 100.0;
  const auto tube = made(diffusing_tube(), flux_lm);
  EXPECT_NEAR(tube.intensity_cd(0.0, 30.0), 100.0, 0.3);
  EXPECT_NEAR(tube.intensity_cd(90.0, 60.0), 50.0, 0.3);
  const auto rim = made(diffusing_rim(), flux_lm);
  EXPECT_NEAR(rim.intensity_cd(10.0, 90.0), 100.0, 0.1);
  EXPECT_NEAR(rim.intensity_cd(10.0, 30.0), 50.0, 0.1);
  for (const auto& half_up : {tube, rim, made(diffuse_sides(), 1.0)}) EXPECT_NEAR(upward_fraction(half_up), 0.5, 1e-9);
}

TEST(Shape, BeamIsHalfOfItsPeakAtHalfOfItsAngle) {
  const Shape spot = beam({.beam_angle_deg = 36.0});
  EXPECT_NEAR(spot({.c_deg = 20.0, .gamma_deg = 18.0}), 0.5 * spot({}), 1e-12);
  const Shape gaussian = gaussian_beam(10.0);
  EXPECT_NEAR(gaussian({.gamma_deg = 5.0}), 0.5 * gaussian({}), 0.005);  // × cos 5°
  const Shape tilted = beam({.beam_angle_deg = 40.0, .tilt_deg = 30.0, .tilt_c_deg = 50.0});
  EXPECT_NEAR(tilted({.c_deg = 50.0, .gamma_deg = 30.0}), 1.0, 1e-12);
  EXPECT_NEAR(tilted({.c_deg = 50.0, .gamma_deg = 50.0}), 0.5, 1e-12);
  EXPECT_EQ(tilted({.c_deg = 50.0, .gamma_deg = 90.0}), 0.0);
}

TEST(Shape, ShieldingHalvesAtItsAngleInEachPlane) {
  const Shielding prisms{.angle_deg = {55.0, 65.0}, .softness_deg = 3.0, .residual = 0.2};
  EXPECT_NEAR(prisms.factor({.c_deg = 0.0, .gamma_deg = 55.0}), 0.6, 1e-12);
  EXPECT_NEAR(prisms.factor({.c_deg = 90.0, .gamma_deg = 65.0}), 0.6, 1e-12);
  EXPECT_NEAR(prisms.factor({.c_deg = 0.0, .gamma_deg = 85.0}), 0.2, 1e-4);
}

// A full batwing (m = 3) lights a horizontal plane evenly: E = I cos³γ / h². The lens's rim takes 0.03 % at 50°.
TEST(Shape, BatwingOfThirdPowerLightsAPlaneEvenly) {
  const Shape even = batwing(3.0, {.angle_deg = {75.0, 75.0}, .softness_deg = 1.0});
  const double below = even({});
  EXPECT_NEAR(even({.gamma_deg = 50.0}) * std::pow(std::cos(radians(50.0)), 3.0), below, 5e-4);
}

TEST(Shape, LobePointsWhereItIsTurned) {
  const Shape board = extruded(lobe({.peak_deg = 35.0}));
  const auto to_c0 = made(board, 1000.0);
  EXPECT_EQ(to_c0.max_intensity_cd(), to_c0.intensity_cd(0.0, 35.0));
  const auto to_c90 = made(towards(90.0, board), 1000.0);
  EXPECT_EQ(to_c90.max_intensity_cd(), to_c90.intensity_cd(90.0, 35.0));
  const auto up = made(upwards(board), 1000.0);
  EXPECT_EQ(up.max_intensity_cd(), up.intensity_cd(0.0, 145.0));
  EXPECT_NEAR(upward_fraction(up), 1.0, 1e-12);
}

TEST(Distribution, FluxAndUpwardFractionAreTheSumsOfTheParts) {
  const auto pendant = distribution_of({{diffuse(), 0.5}, {diffusing_rim(), 0.2}, {upwards(diffuse()), 0.3}},
                                       fine_sphere(Symmetry::quadrant), 4321.0);
  ASSERT_TRUE(pendant);
  EXPECT_NEAR(pendant->flux_lm(), 4321.0, 1e-9);
  EXPECT_NEAR(upward_fraction(*pendant), 0.4, 1e-9);
}

TEST(Distribution, RefusesSharesThatAreNotAWhole) {
  const auto short_of_one = distribution_of({{diffuse(), 0.9}}, fine_sphere(), 1000.0);
  ASSERT_FALSE(short_of_one);
  EXPECT_EQ(short_of_one.error().message, "the parts' shares of the flux add up to 0.9, expected 1");
  const Grid lower_half{.symmetry = Symmetry::quadrant, .gammas_deg = even_gammas(5.0, 90.0)};
  EXPECT_FALSE(distribution_of({{upwards(diffuse())}}, lower_half, 1000.0));
}

}  // namespace
}  // namespace twinlight::demo
