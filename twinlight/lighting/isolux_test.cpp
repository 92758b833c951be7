#include "twinlight/lighting/isolux.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace twinlight::lighting {
namespace {

using testing::ElementsAre;

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

double area_m2(const std::vector<PlanPoint>& polygon) {
  double twice = 0.0;
  for (std::size_t k = 0; k < polygon.size(); ++k) {
    const PlanPoint& a = polygon[k];
    const PlanPoint& b = polygon[(k + 1) % polygon.size()];
    twice += a[0] * b[1] - a[1] * b[0];
  }
  return std::abs(twice) / 2.0;
}

double covered_m2(const IlluminanceMap& map, double level_lx) {
  double sum = 0.0;
  for (const auto& polygon : area_at_least(map, level_lx)) sum += area_m2(polygon);
  return sum;
}

TEST(IlluminanceMap, OrdersPointsHoweverTheyAreListed) {
  IlluminanceField field = plane_field();
  std::swap(field.points_m.front(), field.points_m.back());
  std::swap(field.illuminance_lx.front(), field.illuminance_lx.back());
  const auto map = illuminance_map(field);
  ASSERT_TRUE(map);
  EXPECT_THAT(map->x_m, ElementsAre(1.0, 2.0, 4.0));
  EXPECT_THAT(map->illuminance_lx, ElementsAre(100.0, 200.0, 400.0, 120.0, 220.0, 420.0));
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

TEST(IlluminanceMap, RefiningKeepsAPlaneExact) {
  const IlluminanceMap fine = refined(illuminance_map(plane_field()).value(), 5);
  ASSERT_EQ(fine.x_m.size(), 11U);
  ASSERT_EQ(fine.y_m.size(), 6U);
  for (std::size_t j = 0; j < fine.y_m.size(); ++j)
    for (std::size_t i = 0; i < fine.x_m.size(); ++i)
      EXPECT_NEAR(fine.at(i, j), 100.0 * fine.x_m[i] + 10.0 * fine.y_m[j], 1e-9);
}

TEST(Isolux, AreaOfAPlaneIsExact) {
  const IlluminanceMap map = illuminance_map(plane_field()).value();
  EXPECT_NEAR(covered_m2(map, 0.0), 6.0, 1e-12);
  EXPECT_NEAR(covered_m2(map, 1000.0), 0.0, 1e-12);
  // 100 x + 10 y ≥ 250: x ≥ 2.5 − y / 10, over y from 0 to 2: ∫ (4 − 2.5 + y / 10) dy.
  EXPECT_NEAR(covered_m2(map, 250.0), 3.2, 1e-12);
}

TEST(Isolux, LineLiesOnTheLevel) {
  for (const Segment& segment : isolux_line(illuminance_map(plane_field()).value(), 250.0))
    for (const PlanPoint& end : {segment.from, segment.to}) EXPECT_NEAR(100.0 * end[0] + 10.0 * end[1], 250.0, 1e-9);
}

RC_GTEST_PROP(Isolux, HigherLevelsCoverNoMore, (const std::vector<unsigned short>& values)) {
  IlluminanceMap map{.x_m = {0.0, 1.0, 3.0}, .y_m = {0.0, 2.0, 3.0}, .illuminance_lx = {}};
  for (std::size_t k = 0; k < 9; ++k) map.illuminance_lx.push_back(k < values.size() ? values[k] : 0.0);
  double before_m2 = covered_m2(map, 0.0);
  RC_ASSERT(std::abs(before_m2 - 9.0) < 1e-9);
  for (double level_lx = 50.0; level_lx < 1000.0; level_lx += 50.0) {
    const double now_m2 = covered_m2(map, level_lx);
    RC_ASSERT(now_m2 <= before_m2 + 1e-9);
    before_m2 = now_m2;
  }
}

TEST(RoundLevels, AreRoundWithinTheRangeAndFew) {
  EXPECT_THAT(round_levels(312.0, 771.0, 7), ElementsAre(400.0, 500.0, 600.0, 700.0));
  EXPECT_THAT(round_levels(0.0, 10.0, 5), ElementsAre(2.0, 4.0, 6.0, 8.0));
  EXPECT_TRUE(round_levels(500.0, 500.0, 7).empty());
}

}  // namespace
}  // namespace twinlight::lighting
