// Values: Guth's position index at three places, reference/requirements.md of the developers' reference folder
// (Guth 1963 as fitted in the IES Lighting Handbook).
#include "twinlight/lighting/glare.h"

#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/lighting/lighting_fixture.h"
#include "twinlight/lighting/position_index.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

Scene scene_with(const photometry::LuminousOpening& opening, std::vector<Placement> placements) {
  Scene scene;
  scene.room = {10.0, 10.0, 3.2, {}};
  scene.luminaire = fixture::luminaire(fixture::isotropic(100.0), opening);
  scene.placements = std::move(placements);
  return scene;
}

TEST(GuthPositionIndex, HasThePublishedValues) {
  EXPECT_NEAR(guth_position_index(0.0, 30.0), 3.348, 0.0005);
  EXPECT_NEAR(guth_position_index(45.0, 30.0), 2.383, 0.0005);
  EXPECT_NEAR(guth_position_index(90.0, 30.0), 1.468, 0.0005);
  EXPECT_DOUBLE_EQ(guth_position_index(30.0, 0.0), 1.0);
}

TEST(ProjectedArea, SeesTheFlatOpeningAndTheShiningSides) {
  auto opening = fixture::panel(1.2, 0.3);
  opening.height_c0_m = 0.05;
  opening.height_c180_m = 0.04;
  opening.height_c90_m = 0.1;
  opening.height_c270_m = 0.1;
  const auto luminaire = place_luminaires(scene_with(opening, {{{5, 5, 2.5}, 0}}), LuminaireModel::area)[0];
  EXPECT_NEAR(projected_area_m2(luminaire, -Vector3d::UnitZ()), 0.36, 1e-12);
  EXPECT_NEAR(projected_area_m2(luminaire, Vector3d::UnitX()), 0.05 * 1.2, 1e-12);
  EXPECT_NEAR(projected_area_m2(luminaire, -Vector3d::UnitX()), 0.04 * 1.2, 1e-12);
  EXPECT_NEAR(projected_area_m2(luminaire, Vector3d::UnitY()), 0.1 * 0.3, 1e-12);
  const Vector3d slanting(0.6, 0.0, -0.8);
  EXPECT_NEAR(projected_area_m2(luminaire, slanting), 0.8 * 0.36 + 0.6 * 0.06, 1e-12);
}

TEST(ProjectedArea, OfADiscIsThatOfAnEllipse) {
  const auto luminaire = place_luminaires(scene_with(fixture::disc(0.6), {{{5, 5, 2.5}, 0}}), LuminaireModel::area)[0];
  EXPECT_NEAR(projected_area_m2(luminaire, {0.6, 0.0, -0.8}), 0.8 * constants::pi * 0.09, 1e-12);
}

TEST(Ugr, OfOneSourceFollowsTheFormula) {
  // A panel of 0.36 m², 3 m ahead and 1 m above the eye: τ = 0, σ = atan(1/3).
  const Scene scene = scene_with(fixture::panel(1.2, 0.3), {{{5, 5, 2.2}, 0}});
  const GlareSources sources = glare_sources(place_luminaires(scene, LuminaireModel::area), {{2, 5, 1.2}, 0.0});
  const double area = 0.36 / std::sqrt(10.0);
  const double luminance = 100.0 / area;
  const double index = guth_position_index(0.0, degrees(std::atan(1.0 / 3.0)));
  const double expected =
      8.0 * std::log10(0.25 / (50.0 / constants::pi) * luminance * luminance * (area / 10.0) / (index * index));
  EXPECT_EQ(sources.in_view, 1);
  EXPECT_NEAR(*unified_glare_rating(sources, 50.0), expected, 1e-9);
}

TEST(Ugr, LeavesOutSourcesBehindTheObserver) {
  const Scene scene = scene_with(fixture::panel(0.6, 0.6), {{{5, 5, 2.2}, 0}});
  const auto luminaires = place_luminaires(scene, LuminaireModel::area);
  EXPECT_EQ(glare_sources(luminaires, {{7, 5, 1.2}, 0.0}).in_view, 0);
  EXPECT_EQ(glare_sources(luminaires, {{7, 5, 1.2}, 180.0}).in_view, 1);
  EXPECT_FALSE(unified_glare_rating(glare_sources(luminaires, {{7, 5, 1.2}, 0.0}), 50.0).has_value());
}

TEST(Ugr, LeavesOutSourcesBeyondThePositionIndexTable) {
  const auto in_view = [](const Vector3d& centre) {
    const Scene scene = scene_with(fixture::panel(0.1, 0.1), {{centre, 0}});
    return glare_sources(place_luminaires(scene, LuminaireModel::area), {{2, 5, 1.2}, 0.0}).in_view;
  };
  EXPECT_EQ(in_view({3.0, 5.0, 3.09}), 1);
  EXPECT_EQ(in_view({3.0, 5.0, 3.11}), 0);  // steeper than 1.9
  EXPECT_EQ(in_view({3.0, 7.99, 1.3}), 1);
  EXPECT_EQ(in_view({3.0, 8.01, 1.3}), 0);  // more than 3 aside
}

TEST(Ugr, IsUnknownForASourceWithoutAreaAndWithoutBackground) {
  const auto points = place_luminaires(scene_with({}, {{{5, 5, 2.2}, 0}}), LuminaireModel::area);
  const GlareSources sources = glare_sources(points, {{2, 5, 1.2}, 0.0});
  EXPECT_EQ(sources.without_area, 1);
  EXPECT_FALSE(unified_glare_rating(sources, 50.0).has_value());
  const auto panels = place_luminaires(scene_with(fixture::panel(0.6, 0.6), {{{5, 5, 2.2}, 0}}), LuminaireModel::area);
  EXPECT_FALSE(unified_glare_rating(glare_sources(panels, {{2, 5, 1.2}, 0.0}), 0.0).has_value());
}

TEST(Ugr, CountsSourcesOutsideTheSolidAnglesOfTheMethod) {
  const auto small = place_luminaires(scene_with(fixture::disc(0.05), {{{8, 5, 2.2}, 0}}), LuminaireModel::area);
  EXPECT_EQ(glare_sources(small, {{2, 5, 1.2}, 0.0}).too_small, 1);
  const auto large = place_luminaires(scene_with(fixture::panel(1.5, 1.5), {{{3, 5, 2.2}, 0}}), LuminaireModel::area);
  EXPECT_EQ(glare_sources(large, {{2, 5, 1.2}, 0.0}).too_large, 1);
  const auto low = place_luminaires(scene_with(fixture::panel(0.6, 0.6), {{{5, 5, 1.0}, 0}}), LuminaireModel::area);
  EXPECT_EQ(glare_sources(low, {{2, 5, 1.2}, 0.0}).below, 1);
}

}  // namespace
}  // namespace twinlight::lighting
