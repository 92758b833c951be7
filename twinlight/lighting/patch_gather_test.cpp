#include "twinlight/lighting/patch_gather.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/lighting/lighting_fixture.h"

namespace twinlight::lighting {
namespace {

using Eigen::RowVectorXd;
using Eigen::Vector3d;
using fixture::any_between;

/// The stated bound of the cylindrical factors, relative to their sum of 1.
constexpr double cylindrical_bound = 0.001;

// Under uniform exitance every receiver has that illuminance: (1/π) ∫ L sin ε dω = π L = M.
RC_GTEST_PROP(PatchGather, SumsToOneAnywhereInARoom, ()) {
  const Room room = fixture::any_room();
  const PatchGrid grid = PatchGrid::with_about(room, 150);
  const Vector3d point(any_between(0.001, room.length_m - 0.001), any_between(0.001, room.width_m - 0.001),
                       any_between(0.001, room.height_m - 0.001));
  RC_ASSERT(std::abs(planar_factors(point, Vector3d::UnitX(), grid).sum() - 1.0) < 1e-9);
  RC_ASSERT(std::abs(cylindrical_factors(point, grid).sum() - 1.0) < cylindrical_bound);
}

// By definition the mean of the illuminances of vertical planes in all orientations.
RC_GTEST_PROP(PatchGather, CylindricalIsTheMeanOverVerticalPlanes, ()) {
  const Room room = fixture::any_room();
  const PatchGrid grid = PatchGrid::with_about(room, 100);
  const Vector3d point(any_between(0.1, room.length_m - 0.1), any_between(0.1, room.width_m - 0.1), 1.2);
  RowVectorXd mean = RowVectorXd::Zero(grid.size());
  constexpr int orientations = 91;
  for (int i = 0; i < orientations; ++i) {
    const double angle = 2.0 * constants::pi * i / orientations;
    mean += planar_factors(point, {std::cos(angle), std::sin(angle), 0.0}, grid) / orientations;
  }
  const RowVectorXd found = cylindrical_factors(point, grid);
  RC_ASSERT((found - mean).cwiseAbs().maxCoeff() < cylindrical_bound);
  RC_ASSERT(((found - mean).cwiseAbs().array() < 0.01 * mean.array() + 2e-4).all());
}

TEST(PatchGather, APointThatFacesUpSeesNothingOfTheFloor) {
  const PatchGrid grid({5.0, 4.0, 3.0, {}}, {4, 4, 4});
  const RowVectorXd factors = planar_factors({1.0, 1.0, 0.001}, Vector3d::UnitZ(), grid);
  EXPECT_EQ(factors.segment(grid.first(Surface::floor), grid.count(Surface::floor)).sum(), 0.0);
  EXPECT_NEAR(factors.sum(), 1.0, 1e-9);
}

}  // namespace
}  // namespace twinlight::lighting
