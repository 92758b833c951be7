#include "twinlight/lighting/isolux.h"

#include <gmock/gmock.h>

namespace twinlight::lighting {
namespace {

using ::testing::ElementsAre;

/// 3 × 2 points with E = 100 x + 10 y.
IlluminanceField plane_field() {
  IlluminanceField field;
  for (const double y : {0.0, 2.0})
    for (const double x : {1.0, 2.0, 4.0}) {
      field.points_m.emplace_back(x, y, 0.75);
      field.illuminance_lx.push_back(100.0 * x + 10.0 * y);
    }
  return field;
}

TEST(IlluminanceMap, OrdersPointsHoweverTheyAreListed) {
  IlluminanceField field = plane_field();
  std::swap(field.points_m.front(), field.points_m.back());
  std::swap(field.illuminance_lx.front(), field.illuminance_lx.back());
  const auto map = illuminance_map(field);
  ASSERT_TRUE(map);
  EXPECT_THAT(map->x, ElementsAre(1.0, 2.0, 4.0));
  EXPECT_THAT(map->values, ElementsAre(100.0, 200.0, 400.0, 120.0, 220.0, 420.0));
}

TEST(IlluminanceMap, IsNoneForPointsThatAreNoGrid) {
  IlluminanceField field = plane_field();
  field.points_m.back().x() = 3.0;
  EXPECT_FALSE(illuminance_map(field));
  field = plane_field();
  field.points_m.back().z() = 1.0;
  EXPECT_FALSE(illuminance_map(field));
  field = plane_field();
  field.points_m.pop_back();
  EXPECT_FALSE(illuminance_map(field));
}

}  // namespace
}  // namespace twinlight::lighting
