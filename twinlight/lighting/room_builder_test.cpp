#include "twinlight/lighting/room_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;
using ::testing::HasSubstr;

const PlanePolygon ell_outline{{0, 0}, {6, 0}, {6, 3}, {2, 3}, {2, 5}, {0, 5}};
const Reflectances painted{.ceiling = 0.8, .walls = 0.5, .floor = 0.2};

RoomBuilder ell_room() {
  return RoomBuilder::on_outline(ell_outline, {3.0}, painted).value();
}

Obstacle obstacle_box(Vector3d least, Vector3d most) {
  return {.name = "box",
          .outline_m = {{least.x(), least.y()}, {most.x(), least.y()}, {most.x(), most.y()}, {least.x(), most.y()}},
          .bottom_m = least.z(),
          .top_m = most.z(),
          .reflectance = 0.3};
}

double area_of(const RoomShape& shape, SurfaceKind kind) {
  double sum = 0.0;
  for (const Facet& facet : shape.facets())
    if (facet.kind == kind) sum += area_m2(facet);
  return sum;
}

/// ∮ n dA = 0 and ∮ x · n dA = −3 V: the facets are closed and face the air.
double volume_if_closed(const RoomShape& shape) {
  Vector3d sum = Vector3d::Zero();
  double volume = 0.0;
  for (const Facet& facet : shape.facets()) {
    const PlaneFrame frame = frame_of(facet.corners_m);
    sum += area_m2(facet) * frame.normal;
    volume -= area_m2(facet) * frame.normal.dot(frame.origin_m) / 3.0;
  }
  EXPECT_LT(sum.norm(), 1e-9);
  return volume;
}

template <class T>
std::string fault(const Result<T>& result) {
  return result ? "" : result.error().field + ": " + result.error().message;
}

TEST(RoomBuilder, EnclosesAnLOnBothSensesOfItsOutline) {
  for (const PlanePolygon& outline : {ell_outline, PlanePolygon(ell_outline.rbegin(), ell_outline.rend())}) {
    const auto shape = RoomBuilder::on_outline(outline, {3.0}, painted)->build();
    EXPECT_NEAR(volume_if_closed(*shape), 66.0, 1e-9);
    EXPECT_NEAR(area_of(*shape, SurfaceKind::wall), 66.0, 1e-9);
    EXPECT_NEAR(shape->floor_area_m2(), 22.0, 1e-9);
    EXPECT_TRUE(shape->is_in_air({1, 4, 1}));
    EXPECT_FALSE(shape->is_in_air({3, 4, 1}));
    EXPECT_TRUE(shape->is_in_air({2, 4, 3}));  // on an edge
    EXPECT_NEAR(shape->distance_to_walls_m({2.5, 2.5, 1.0}), 0.5, 1e-9);
  }
}

TEST(RoomBuilder, SlopesACeiling) {
  const auto shape = RoomBuilder::on_outline({{0, 0}, {4, 0}, {4, 3}, {0, 3}}, {2.0, 2.0, 4.0, 4.0}, painted)->build();
  EXPECT_NEAR(volume_if_closed(*shape), 36.0, 1e-9);
  EXPECT_NEAR(shape->clearance_above_m({1.0, 1.5, 1.0}), 2.0, 1e-9);
  EXPECT_NEAR(area_of(*shape, SurfaceKind::ceiling), 4.0 * std::sqrt(13.0), 1e-9);
}

TEST(RoomBuilder, SetsWindowsIntoWalls) {
  for (const bool clockwise : {false, true}) {
    RoomBuilder builder =
        RoomBuilder::on_outline(clockwise ? PlanePolygon(ell_outline.rbegin(), ell_outline.rend()) : ell_outline, {3.0},
                                painted)
            .value();
    // The wall from (6, 0) to (6, 3), or clockwise from (6, 3) to (6, 0).
    const std::size_t wall = clockwise ? 3 : 1;
    ASSERT_EQ(fault(builder.add_window({wall, 0.5, 1.0, 1.0, 2.0, 0.1})), "");
    const auto shape = builder.build();
    EXPECT_NEAR(area_of(*shape, SurfaceKind::window), 1.0, 1e-9);
    EXPECT_NEAR(area_of(*shape, SurfaceKind::wall), 65.0, 1e-9);
    EXPECT_NEAR(volume_if_closed(*shape), 66.0, 1e-9);
    const auto pane = std::find_if(shape->facets().begin(), shape->facets().end(),
                                   [](const Facet& facet) { return facet.kind == SurfaceKind::window; });
    EXPECT_LT(distance_m(*pane, {6.0, clockwise ? 2.0 : 1.0, 1.5}), 1e-9);
    EXPECT_THAT(fault(builder.add_window({wall, 1.0, 1.0, 1.5, 2.5, 0.1})), HasSubstr("from_m: overlaps"));
    EXPECT_THAT(fault(builder.add_window({wall, 2.5, 1.0, 1.0, 2.0, 0.1})), HasSubstr("width_m: reaches beyond wall"));
    EXPECT_THAT(fault(builder.add_window({6, 0.5, 1.0, 1.0, 2.0, 0.1})),
                HasSubstr("wall: 7 is no wall; expected 1 to 6"));
  }
}

TEST(RoomBuilder, FurnitureCoversWhatItTouches) {
  RoomBuilder builder = ell_room();
  ASSERT_EQ(fault(builder.add_obstacle(obstacle_box({0, 0, 0}, {1, 2, 2}))), "");    // in a corner
  ASSERT_EQ(fault(builder.add_obstacle(obstacle_box({0, 0, 2}, {1, 1, 2.5}))), "");  // on top of it
  const auto shape = builder.build();
  EXPECT_NEAR(volume_if_closed(*shape), 66.0 - 4.0 - 0.5, 1e-9);
  EXPECT_NEAR(area_of(*shape, SurfaceKind::floor), 20.0, 1e-9);
  EXPECT_NEAR(area_of(*shape, SurfaceKind::wall), 66.0 - 2.0 - 4.0 - 0.5 - 0.5, 1e-9);
  EXPECT_NEAR(area_of(*shape, SurfaceKind::obstacle), 2.0 + 4.0 + 1.0 + 0.5 + 0.5 + 1.0, 1e-9);
  EXPECT_NEAR(shape->floor_area_m2(), 22.0, 1e-9);
  EXPECT_FALSE(shape->is_in_air({0.5, 1.5, 1.0}));
  EXPECT_TRUE(shape->is_in_air({0.5, 1.5, 2.0}));  // on its top
  EXPECT_NEAR(shape->clearance_above_m({5.0, 1.0, 1.0}), 2.0, 1e-9);
  EXPECT_NEAR(shape->clearance_above_m({5.0, 1.0, 3.0}), 0.0, 1e-9);  // in the ceiling
}

TEST(RoomBuilder, RefusesFurnitureThatCanNotStandThere) {
  RoomBuilder builder = ell_room();
  ASSERT_EQ(fault(builder.add_obstacle(obstacle_box({1, 1, 0}, {2, 2, 1}))), "");
  EXPECT_THAT(fault(builder.add_obstacle(obstacle_box({5, 1, 0}, {7, 2, 1}))),
              HasSubstr("outline_m: reaches out of the room at ("));
  EXPECT_THAT(fault(builder.add_obstacle(obstacle_box({1, 1, 2}, {2, 2, 3.5}))), HasSubstr("reaches out of the room"));
  EXPECT_THAT(fault(builder.add_obstacle(obstacle_box({1, 2.5, 0}, {3, 3.5, 1}))),
              HasSubstr("reaches out of the room"));
  EXPECT_THAT(fault(builder.add_obstacle(obstacle_box({1.5, 1.5, 0.5}, {3, 2, 2}))),
              HasSubstr("overlaps obstacle 1 (box)"));
  EXPECT_THAT(fault(builder.add_obstacle(obstacle_box({3, 1, 1}, {4, 2, 1}))), HasSubstr("height_m: 0 m is too low"));
}

TEST(RoomBuilder, RefusesOutlinesThatAreNone) {
  const auto refusal = [](const PlanePolygon& outline, const std::vector<double>& heights_m) {
    return fault(RoomBuilder::on_outline(outline, heights_m, painted));
  };
  EXPECT_THAT(refusal({{0, 0}, {1, 0}}, {3.0}), HasSubstr("outline_m: has 2 corners"));
  EXPECT_THAT(refusal({{0, 0}, {4, 4}, {4, 0}, {0, 4}}, {3.0}), HasSubstr("crosses itself: wall 1 meets wall 3"));
  EXPECT_THAT(refusal({{1, 0}, {4, 0}, {4, 4}}, {3.0}), HasSubstr("the least x and y are 1 and 0; expected 0"));
  EXPECT_THAT(refusal({{0, 0}, {std::nan(""), 0}, {4, 4}}, {3.0}), HasSubstr("is no corner"));
  EXPECT_THAT(refusal(ell_outline, {3.0, 3.0}), HasSubstr("heights_m: has 2 heights for 6 corners"));
  EXPECT_THAT(refusal(ell_outline, {0.0}), HasSubstr("heights_m: 0 m is no height"));
  EXPECT_THAT(refusal({{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {3.0, 3.0, 3.0, 3.4}),
              HasSubstr("the ceiling is not flat: corner"));
}

/// A house of 4 m × 3 m × 2 m with a ridge along x at 3 m.
std::vector<SurfacePolygon> house() {
  using enum SurfaceKind;
  return {{"floor", {{0, 0, 0}, {4, 0, 0}, {4, 3, 0}, {0, 3, 0}}, floor, 0.2},
          {"gable", {{0, 0, 0}, {0, 3, 0}, {0, 3, 2}, {0, 1.5, 3}, {0, 0, 2}}, wall, 0.5},
          {"gable", {{4, 0, 0}, {4, 3, 0}, {4, 3, 2}, {4, 1.5, 3}, {4, 0, 2}}, wall, 0.5},
          {"south", {{0, 0, 0}, {4, 0, 0}, {4, 0, 2}, {0, 0, 2}}, wall, 0.5},
          {"north, left", {{0, 3, 0}, {0, 3, 2}, {1, 3, 2}, {1, 3, 0}}, wall, 0.5},
          {"north, right", {{4, 3, 0}, {1, 3, 0}, {1, 3, 2}, {4, 3, 2}}, window, 0.1},
          {"roof", {{0, 0, 2}, {4, 0, 2}, {4, 1.5, 3}, {0, 1.5, 3}}, ceiling, 0.7},
          {"roof", {{0, 3, 2}, {4, 3, 2}, {4, 1.5, 3}, {0, 1.5, 3}}, ceiling, 0.7}};
}

TEST(RoomBuilder, EnclosesFreeSurfacesWhicheverWayTheirCornersRun) {
  std::vector<SurfacePolygon> surfaces = house();
  for (std::size_t k = 0; k < surfaces.size(); k += 3)
    std::reverse(surfaces[k].corners_m.begin(), surfaces[k].corners_m.end());
  const auto shape = RoomBuilder::of_surfaces(surfaces)->build();
  EXPECT_NEAR(volume_if_closed(*shape), 4.0 * 3.0 * 2.5, 1e-9);
  EXPECT_NEAR(shape->floor_area_m2(), 12.0, 1e-9);
  EXPECT_TRUE(shape->is_in_air({2.0, 1.5, 2.9}));
  EXPECT_FALSE(shape->is_in_air({2.0, 0.5, 2.9}));
}

TEST(RoomBuilder, NamesTheEdgeWhereARoomIsOpen) {
  std::vector<SurfacePolygon> surfaces = house();
  surfaces.pop_back();
  EXPECT_THAT(fault(RoomBuilder::of_surfaces(surfaces)),
              HasSubstr("the room is open along the edge from (0, 3, 2) to ("));
}

TEST(RoomBuilder, RefusesSurfacesThatAreNotFlat) {
  std::vector<SurfacePolygon> surfaces = house();
  surfaces[3].corners_m[2].y() = -0.2;
  EXPECT_THAT(fault(RoomBuilder::of_surfaces(surfaces)), HasSubstr("corners_m: is not flat: a corner lies 0.05"));
  EXPECT_THAT(fault(check_polygon({{0, 0, 0}, {1, 0, 0}, {2, 0, 0}})), HasSubstr("has no area"));
  EXPECT_THAT(fault(check_polygon({{0, 0, 1}, {1, 1, 1}, {1, 0, 1}, {0, 1, 1}})), HasSubstr("has no area"));
  EXPECT_THAT(fault(check_polygon({{0, 0, 1}, {3, 1, 1}, {3, 0, 1}, {0, 2, 1}})), HasSubstr("crosses itself"));
}

}  // namespace
}  // namespace twinlight::lighting
