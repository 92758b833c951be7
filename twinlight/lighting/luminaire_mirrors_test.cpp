#include "twinlight/lighting/luminaire_mirrors.h"

#include <gtest/gtest.h>

#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/transport_fixture.h"

namespace twinlight::lighting {
namespace {

using namespace fixture;
Scene grid_of(Symmetry symmetry, double rotation_deg) {
  Scene scene;
  scene.room = {5.0, 4.0, 3.0, {}};
  scene.luminaire = luminaire(smooth_distribution(symmetry), panel(0.6, 0.2));
  scene.placements = regular_layout(scene.room, 3, 2, 2.5, rotation_deg);
  return scene;
}

MirrorAxes mirrors_of(const Scene& scene) {
  return lighting::mirrors_of(place_luminaires(scene, LuminaireModel::area), scene.room.size_m());
}

TEST(LuminaireMirrors, FollowTheSymmetryOfTheFileAsItIsTurned) {
  using Across = std::array<bool, 2>;
  const auto across = [](Symmetry symmetry, double rotation_deg) {
    return mirrors_of(grid_of(symmetry, rotation_deg)).across;
  };
  for (const double rotation_deg : {0.0, 90.0, 180.0, 270.0}) {
    const bool turned = rotation_deg == 90.0 || rotation_deg == 270.0;
    EXPECT_EQ(across(Symmetry::rotational, rotation_deg), (Across{true, true}));
    EXPECT_EQ(across(Symmetry::quadrant, rotation_deg), (Across{true, true}));
    EXPECT_EQ(across(Symmetry::c0_c180, rotation_deg), (Across{turned, !turned}));
    EXPECT_EQ(across(Symmetry::c90_c270, rotation_deg), (Across{!turned, turned}));
    EXPECT_EQ(across(Symmetry::none, rotation_deg), (Across{false, false}));
  }
  EXPECT_EQ(across(Symmetry::quadrant, 30.0), (Across{false, false}));
}

TEST(LuminaireMirrors, AreNoneOfALuminaireThatIsMovedOrStandsBeside) {
  Scene scene = grid_of(Symmetry::quadrant, 0.0);
  scene.placements[1].position_m.x() += 0.001;
  EXPECT_FALSE(mirrors_of(scene).any());
  scene = grid_of(Symmetry::quadrant, 0.0);
  scene.standing.push_back({.luminaire = scene.luminaire, .placements = {scene.placements[0]}});
  EXPECT_FALSE(mirrors_of(scene).any());
}

/// Computed for one of the patches that are images of each other, as for each of them.
TEST(LuminaireMirrors, PatchesHaveTheLightOfTheirImages) {
  for (const Symmetry symmetry : all_symmetries)
    for (const double rotation_deg : {0.0, 90.0, 20.0}) {
      const Scene scene = grid_of(symmetry, rotation_deg);
      const PatchGrid grid = PatchGrid::with_about(scene.room, 100);
      const auto luminaires = place_luminaires(scene, LuminaireModel::area);
      const Eigen::VectorXd lx = direct_patch_illuminance_lx(luminaires, grid);
      for (Eigen::Index i = 0; i < grid.size(); ++i) {
        const Rectangle& patch = grid.patches()[static_cast<std::size_t>(i)];
        double flux_lm = 0.0;
        for (const PlacedLuminaire& one : luminaires) flux_lm += direct_flux_lm(one, patch);
        EXPECT_NEAR(lx[i], flux_lm / patch.area_m2(), 1e-4 * lx.maxCoeff());
      }
    }
}

}  // namespace
}  // namespace twinlight::lighting
