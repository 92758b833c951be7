#include "twinlight/lighting/direct_light.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/lighting/form_factors.h"
#include "twinlight/lighting/lighting_fixture.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;
using fixture::any_between;

using constants::pi;

/// One luminaire in a large room; `scene.room` only says where the ceiling is.
std::vector<PlacedLuminaire> placed(photometry::IntensityDistribution distribution,
                                    const photometry::LuminousOpening& opening, const Vector3d& centre_m,
                                    double rotation_deg = 0.0) {
  Scene scene;
  scene.room = {20.0, 20.0, 10.0, {}};
  scene.luminaire = fixture::luminaire(std::move(distribution), opening);
  scene.placements = {{centre_m, rotation_deg}};
  return place_luminaires(scene, LuminaireModel::area);
}

TEST(DirectLight, OfIsotropicPointsIsTheSumOfCosinesOverSquares) {
  Scene scene;
  scene.room = {9.0, 7.0, 3.0, {}};
  scene.luminaire = fixture::luminaire(fixture::isotropic(100.0));
  scene.placements = {{{1.0, 2.0, 2.5}, 0.0}, {{7.0, 3.0, 2.2}, 40.0}, {{4.0, 6.0, 2.9}, 0.0}};
  const auto luminaires = place_luminaires(scene, LuminaireModel::point);
  const Vector3d point(3.3, 4.4, 0.75);
  double floor_lx = 0.0;
  double cylinder_lx = 0.0;
  for (const Placement& at : scene.placements) {
    const Vector3d path = at.position_m - point;
    floor_lx += 100.0 * path.z() / std::pow(path.norm(), 3);
    cylinder_lx += 100.0 * std::hypot(path.x(), path.y()) / std::pow(path.norm(), 3) / pi;
  }
  EXPECT_NEAR(direct_illuminance_lx(luminaires, point, Vector3d::UnitZ()), floor_lx, 1e-9 * floor_lx);
  EXPECT_NEAR(direct_cylindrical_lx(luminaires, point), cylinder_lx, 1e-9 * cylinder_lx);
}

// A Lambertian panel of exitance M gives exactly M times the point form factor, at any distance.
RC_GTEST_PROP(DirectLight, OfALambertianPanelIsItsFormFactor, ()) {
  const double length = any_between(0.05, 1.5), width = any_between(0.05, 1.5);
  const Vector3d centre(10, 10, 3);
  const auto luminaires = placed(fixture::lambertian(1000.0), fixture::panel(length, width), centre);
  const Rectangle opening{centre - 0.5 * Vector3d(width, length, 0), centre + 0.5 * Vector3d(width, length, 0), 2, -1};
  const double exitance = 1000.0 * pi / opening.area_m2();
  const double depth = any_between(0.05, 3);
  const Vector3d point = centre + Vector3d(any_between(-2, 2), any_between(-2, 2), -depth);
  // Tilted so little that the whole panel is above the receiver's horizon, as `opening_error_bound` supposes.
  const double most_tilt = 0.9 * depth / (2.75 * 2.0);
  const Vector3d normal = Vector3d(most_tilt * any_between(-1, 1), most_tilt * any_between(-1, 1), 1.0).normalized();
  const double expected = exitance * point_form_factor(point, normal, opening);
  const double found = direct_illuminance_lx(luminaires, point, normal);
  const double even_lx = luminaires[0].flux_lm / (4 * pi) / (point - centre).squaredNorm();
  RC_ASSERT(std::abs(found - expected) <= opening_error_bound * std::max(expected, least_counted_light * even_lx));
}

// A Lambertian disc of radius R seen from h below its centre: E = π L R² / (R² + h²).
TEST(DirectLight, OfALambertianDiscOnItsAxis) {
  for (const double height : {0.1, 0.5, 1.0, 3.0}) {
    const auto luminaires = placed(fixture::lambertian(1000.0), fixture::disc(0.6), {10, 10, 3});
    const double luminance = 1000.0 / (pi * 0.09);
    const double expected = pi * luminance * 0.09 / (0.09 + height * height);
    const double found = direct_illuminance_lx(luminaires, Vector3d(10, 10, 3 - height), Vector3d::UnitZ());
    EXPECT_NEAR(found / expected, 1.0, 0.001) << "at " << height << " m";
  }
}

RC_GTEST_PROP(DirectLight, OfAnyOpeningIsWithinTheStatedBoundOfAFineDivision, ()) {
  const auto distribution = fixture::any_distribution();
  const double side = any_between(0.1, 1.5);
  const Vector3d centre(10, 10, 3);
  const auto luminaires = placed(distribution, fixture::panel(side, 0.3), centre, any_between(0, 90));
  const Vector3d point = centre + Vector3d(any_between(-2, 2), any_between(-2, 2), -any_between(0.3, 3));
  double expected = 0.0;
  constexpr int n = 120;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      const Vector3d path = point - luminaires[0].position_m(((i + 0.5) / n - 0.5) * 0.3, ((j + 0.5) / n - 0.5) * side);
      const double distance = path.norm();
      expected += luminaires[0].intensity_cd(path / distance) * -path.z() / std::pow(distance, 3) / (n * n);
    }
  const double found = direct_illuminance_lx(luminaires, point, Vector3d::UnitZ());
  const double even_lx = luminaires[0].flux_lm / (4 * pi) / (point - centre).squaredNorm();
  RC_ASSERT(std::abs(found - expected) <= opening_error_bound * std::max(expected, least_counted_light * even_lx));
}

RC_GTEST_PROP(DirectLight, OnAllSurfacesIsTheEmittedFlux, ()) {
  const Scene scene = fixture::any_scene();
  const PatchGrid grid = PatchGrid::with_about(scene.room, 150);
  const auto luminaires = place_luminaires(scene, LuminaireModel::area);
  double emitted_lm = 0.0;
  for (const PlacedLuminaire& luminaire : luminaires) emitted_lm += luminaire.flux_lm;
  const double received_lm = direct_patch_illuminance_lx(luminaires, grid).dot(grid.areas_m2());
  RC_LOG() << "received over emitted: " << received_lm / emitted_lm;
  RC_ASSERT(std::abs(received_lm / emitted_lm - 1.0) < 0.001);
}

TEST(DirectLight, OfALuminaireAMillimetreBelowTheCeilingBalancesToo) {
  Scene scene;
  scene.room = {5.0, 4.0, 3.0, {}};
  scene.luminaire = fixture::luminaire(fixture::isotropic(100.0), fixture::panel(0.6, 0.3));
  scene.placements = {{{2.5, 2.0, 2.999}, 10.0}};
  const PatchGrid grid = PatchGrid::with_about(scene.room, 150);
  for (const bool discard : {true, false}) {
    scene.discard_upward = discard;
    const auto luminaires = place_luminaires(scene, LuminaireModel::area);
    EXPECT_NEAR(luminaires[0].flux_lm, (discard ? 2.0 : 4.0) * pi * 100.0, 0.2);
    const Eigen::VectorXd flux = direct_patch_illuminance_lx(luminaires, grid).cwiseProduct(grid.areas_m2());
    EXPECT_NEAR(flux.sum() / luminaires[0].flux_lm, 1.0, 0.001);
    const double ceiling_lm = flux.segment(grid.first(Surface::ceiling), grid.count(Surface::ceiling)).sum();
    EXPECT_NEAR(ceiling_lm, discard ? 0.0 : 2.0 * pi * 100.0, 1.0);
  }
}

TEST(DiscardedUpwardLight, FollowsTheDistanceToTheCeilingUnlessTheSceneSays) {
  Scene scene;
  scene.room = {5.0, 4.0, 3.0, {}};
  EXPECT_TRUE(discards_upward(scene, {{1, 1, 2.991}, 0}));
  EXPECT_FALSE(discards_upward(scene, {{1, 1, 2.98}, 0}));
  scene.discard_upward = false;
  EXPECT_FALSE(discards_upward(scene, {{1, 1, 2.991}, 0}));
}

TEST(PlacedLuminaire, TurnsCounterClockwiseSeenFromAbove) {
  // Light only around C90, so that a turn of 90° sends it to −x.
  const auto beam = photometry::IntensityDistribution::create({0, 45, 90, 135, 180, 270}, {0, 90, 180},
                                                              {0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                                                              photometry::Symmetry::none)
                        .value();
  const auto unturned = placed(beam, {}, {10, 10, 3});
  EXPECT_NEAR(unturned[0].intensity_cd(Vector3d::UnitY()), 100.0, 1e-9);
  const auto turned = placed(beam, {}, {10, 10, 3}, 90.0);
  EXPECT_NEAR(turned[0].intensity_cd(-Vector3d::UnitX()), 100.0, 1e-9);
  EXPECT_NEAR(turned[0].intensity_cd(Vector3d::UnitY()), 0.0, 1e-9);
}

}  // namespace
}  // namespace twinlight::lighting
