#include "twinlight/drawing/polyline.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace twinlight::drawing {
namespace {

Place on_circle(int degrees) {
  const double angle_rad = degrees * std::acos(-1.0) / 180.0;
  return {100.0 * std::cos(angle_rad), 100.0 * std::sin(angle_rad)};
}

RC_GTEST_PROP(Joined, ACircleIsOneClosedLineHoweverItsEdgesAreListed, ()) {
  std::vector<int> order(36);
  for (int i = 0; i < 36; ++i) order[static_cast<std::size_t>(i)] = i;
  std::shuffle(order.begin(), order.end(), std::minstd_rand(*rc::gen::inRange(1U, 1000U)));
  std::vector<Edge> edges;
  for (const int i : order) {
    const Edge edge = {on_circle(10 * i), on_circle(10 * i + 10)};
    edges.push_back(i % 3 == 0 ? Edge{edge.to, edge.from} : edge);
  }
  const std::vector<Polyline> lines = joined(edges);
  RC_ASSERT(lines.size() == 1U);
  RC_ASSERT(lines[0].size() == 37U);
  RC_ASSERT(std::hypot(lines[0].front().x - lines[0].back().x, lines[0].front().y - lines[0].back().y) < 0.01);
}

TEST(Joined, LinesApartStayApart) {
  const std::vector<Polyline> lines = joined({{{0, 0}, {1, 0}}, {{5, 5}, {6, 5}}, {{2, 0}, {1, 0}}, {{9, 9}, {9, 9}}});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].size(), 3U);
  EXPECT_EQ(lines[1].size(), 2U);
}

TEST(Simplified, KeepsWithinTheTolerance) {
  Polyline circle;
  for (int degrees = 0; degrees <= 360; ++degrees) circle.push_back(on_circle(degrees));
  const Polyline fewer = simplified(circle, 0.2);
  EXPECT_LT(fewer.size(), 80U);
  EXPECT_GT(fewer.size(), 20U);
  for (std::size_t i = 0; i + 1 < fewer.size(); ++i)  // a chord is nearest to the centre in its middle
    EXPECT_GT(std::hypot((fewer[i].x + fewer[i + 1].x) / 2, (fewer[i].y + fewer[i + 1].y) / 2), 100.0 - 0.21);
  EXPECT_EQ(simplified({{0, 0}, {1, 0}, {2, 0}, {2, 2}}, 0.1).size(), 3U);
}

}  // namespace
}  // namespace twinlight::drawing
