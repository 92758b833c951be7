// Values: transfer factors for the walls of CIE 190:2010, table 5, rooms 4H × 8H and 8H × 4H (k = 2.67).
#include "twinlight/lighting/surface_balance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "twinlight/lighting/lighting_fixture.h"

namespace twinlight::lighting {
namespace {

TEST(SurfaceBalance, HasTheTransferFactorsOfCie190) {
  struct Line {
    Reflectances reflectances;
    double from_floor, from_walls, from_ceiling;
  };
  constexpr std::array lines{Line{{0.7, 0.5, 0.2}, 0.115, 0.211, 0.307}, Line{{0.7, 0.3, 0.2}, 0.106, 0.117, 0.283},
                             Line{{0.5, 0.5, 0.2}, 0.100, 0.187, 0.211}, Line{{0.5, 0.3, 0.2}, 0.093, 0.104, 0.196},
                             Line{{0.3, 0.3, 0.2}, 0.081, 0.092, 0.114}};
  const SurfaceBalance balance(Room{8.0, 16.0, 2.0, {}});
  for (const Line& line : lines) {
    // On the walls, of each lumen that falls on a surface: illuminance × wall area, without the direct lumen.
    const Eigen::Matrix3d indirect = balance.transfer(line.reflectances) - Eigen::Matrix3d::Identity();
    const auto on_walls = [&](Eigen::Index from) {
      return indirect(walls_entry, from) * balance.areas_m2()[walls_entry] / balance.areas_m2()[from];
    };
    EXPECT_NEAR(on_walls(floor_entry), line.from_floor, 0.0006);
    EXPECT_NEAR(on_walls(walls_entry), line.from_walls, 0.0006);
    EXPECT_NEAR(on_walls(ceiling_entry), line.from_ceiling, 0.0006);
  }
}

RC_GTEST_PROP(SurfaceBalance, AbsorbsWhatIsEmitted, ()) {
  const Room room = fixture::any_room();
  const SurfaceBalance balance(room);
  const SurfaceTriple direct_lm(fixture::any_between(0.0, 1e4), fixture::any_between(0.0, 1e4),
                                fixture::any_between(0.0, 1e4));
  const SurfaceTriple reflectance(room.reflectance.floor, room.reflectance.walls, room.reflectance.ceiling);
  const SurfaceTriple illuminance_lx = balance.transfer(room.reflectance) * direct_lm.cwiseQuotient(balance.areas_m2());
  const double absorbed_lm = illuminance_lx.cwiseProduct(balance.areas_m2()).dot(SurfaceTriple::Ones() - reflectance);
  RC_ASSERT(std::abs(absorbed_lm - direct_lm.sum()) <= 1e-9 * direct_lm.sum());
  RC_ASSERT((balance.form_factors().rowwise().sum() - SurfaceTriple::Ones()).cwiseAbs().maxCoeff() < 1e-12);
}

}  // namespace
}  // namespace twinlight::lighting
