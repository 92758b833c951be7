#include "twinlight/lighting/plane_polygon.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/lighting_fixture.h"

namespace twinlight::lighting {
namespace {

const PlanePolygon ell{{0, 0}, {6, 0}, {6, 3}, {2, 3}, {2, 5}, {0, 5}};

PlanePolygon corners_of(const PlanePolygon& polygon, const std::vector<std::size_t>& part) {
  PlanePolygon corners;
  for (const std::size_t k : part) corners.push_back(polygon[k]);
  return corners;
}

/// A star about the origin: simple, rarely convex.
PlanePolygon any_star() {
  PlanePolygon star;
  const int count = *rc::gen::inRange(3, 12);
  for (int k = 0; k < count; ++k) {
    const double angle = 2.0 * constants::pi * (k + fixture::any_between(0.0, 0.6)) / count;
    star.push_back(fixture::any_between(0.5, 4.0) * Eigen::Vector2d(std::cos(angle), std::sin(angle)));
  }
  return star;
}

PlanePolygon any_convex() {
  PlanePolygon polygon;
  const int count = *rc::gen::inRange(3, 8);
  const double radius = fixture::any_between(0.5, 3.0);
  const Eigen::Vector2d centre(fixture::any_between(-2.0, 2.0), fixture::any_between(-2.0, 2.0));
  for (int k = 0; k < count; ++k) {
    const double angle = 2.0 * constants::pi * (k + fixture::any_between(0.0, 0.4)) / count;
    polygon.push_back(centre + radius * Eigen::Vector2d(std::cos(angle), std::sin(angle)));
  }
  return polygon;
}

TEST(PlanePolygon, HasAnArea) {
  EXPECT_DOUBLE_EQ(signed_area_m2(ell), 22.0);
  EXPECT_DOUBLE_EQ(signed_area_m2({ell.rbegin(), ell.rend()}), -22.0);
}

TEST(PlanePolygon, AnLIsTwoConvexParts) {
  EXPECT_EQ(convex_parts(ell).size(), 2U);
}

RC_GTEST_PROP(PlanePolygon, ConvexPartsMakeUpTheWhole, ()) {
  const PlanePolygon star = any_star();
  RC_PRE(!crossing_edges(star) && signed_area_m2(star) > 0.1);
  double sum = 0.0;
  for (const auto& part : convex_parts(star)) {
    const PlanePolygon corners = corners_of(star, part);
    for (std::size_t k = 0; k < corners.size(); ++k)  // cut by its own edges nothing of a convex polygon is lost
      RC_ASSERT(std::abs(signed_area_m2(part_on_left(corners, corners[k], corners[(k + 1) % corners.size()])) -
                         signed_area_m2(corners)) < 1e-5);
    sum += signed_area_m2(corners);
  }
  RC_ASSERT(std::abs(sum - signed_area_m2(star)) < 1e-9);
}

RC_GTEST_PROP(PlanePolygon, WhatIsCutOutAndWhatIsLeftMakeUpTheWhole, ()) {
  const PlanePolygon whole = any_convex();
  const PlanePolygon hole = any_convex();
  double sum = 0.0;
  for (const PlanePolygon& part : parts_without(whole, hole)) {
    RC_ASSERT(common_part(part, hole).empty());
    sum += signed_area_m2(part);
  }
  const PlanePolygon common = common_part(whole, hole);
  if (!common.empty()) sum += signed_area_m2(common);
  RC_ASSERT(std::abs(sum - signed_area_m2(whole)) < 1e-4);
}

TEST(PlanePolygon, NamesEdgesThatCross) {
  EXPECT_FALSE(crossing_edges(ell));
  EXPECT_EQ(crossing_edges({{0, 0}, {2, 2}, {2, 0}, {0, 2}}), (std::array<std::size_t, 2>{0, 2}));  // a bow tie
  EXPECT_TRUE(crossing_edges({{0, 0}, {4, 0}, {2, 0}, {2, 2}}));                                    // a spike
}

TEST(PlanePolygon, KnowsWhatItHolds) {
  EXPECT_TRUE(contains(ell, {1, 4}));
  EXPECT_FALSE(contains(ell, {3, 4}));
  EXPECT_DOUBLE_EQ(distance_to_edges_m(ell, {3, 4}), 1.0);
}

}  // namespace
}  // namespace twinlight::lighting
