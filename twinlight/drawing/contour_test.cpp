#include "twinlight/drawing/contour.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace twinlight::drawing {
namespace {

/// 3 × 2 points with the value 100 x + 10 y.
ScalarMap plane() {
  return {.x = {1.0, 2.0, 4.0}, .y = {0.0, 2.0}, .values = {100.0, 200.0, 400.0, 120.0, 220.0, 420.0}};
}

double area(const std::vector<MapPoint>& polygon) {
  double twice = 0.0;
  for (std::size_t k = 0; k < polygon.size(); ++k) {
    const MapPoint& a = polygon[k];
    const MapPoint& b = polygon[(k + 1) % polygon.size()];
    twice += a[0] * b[1] - a[1] * b[0];
  }
  return std::abs(twice) / 2.0;
}

double covered(const ScalarMap& map, double level) {
  double sum = 0.0;
  for (const auto& polygon : area_at_least(map, level)) sum += area(polygon);
  return sum;
}

TEST(ScalarMap, RefiningKeepsAPlaneExact) {
  const ScalarMap fine = refined(plane(), 5);
  ASSERT_EQ(fine.x.size(), 11U);
  ASSERT_EQ(fine.y.size(), 6U);
  for (std::size_t j = 0; j < fine.y.size(); ++j)
    for (std::size_t i = 0; i < fine.x.size(); ++i)
      EXPECT_NEAR(fine.at(i, j), 100.0 * fine.x[i] + 10.0 * fine.y[j], 1e-9);
}

TEST(Contour, AreaOfAPlaneIsExact) {
  const ScalarMap map = plane();
  EXPECT_NEAR(covered(map, 0.0), 6.0, 1e-12);
  EXPECT_NEAR(covered(map, 1000.0), 0.0, 1e-12);
  // 100 x + 10 y ≥ 250: x ≥ 2.5 − y / 10, over y from 0 to 2: ∫ (4 − 2.5 + y / 10) dy.
  EXPECT_NEAR(covered(map, 250.0), 3.2, 1e-12);
}

TEST(Contour, LineLiesOnTheLevel) {
  for (const Segment& segment : contour_segments(plane(), 250.0))
    for (const MapPoint& end : {segment.from, segment.to}) EXPECT_NEAR(100.0 * end[0] + 10.0 * end[1], 250.0, 1e-9);
}

RC_GTEST_PROP(Contour, HigherLevelsCoverNoMore, (const std::vector<unsigned short>& values)) {
  ScalarMap map{.x = {0.0, 1.0, 3.0}, .y = {0.0, 2.0, 3.0}, .values = {}};
  for (std::size_t k = 0; k < 9; ++k) map.values.push_back(k < values.size() ? values[k] : 0.0);
  double before = covered(map, 0.0);
  RC_ASSERT(std::abs(before - 9.0) < 1e-9);
  for (double level = 50.0; level < 1000.0; level += 50.0) {
    const double now = covered(map, level);
    RC_ASSERT(now <= before + 1e-9);
    before = now;
  }
}

}  // namespace
}  // namespace twinlight::drawing
