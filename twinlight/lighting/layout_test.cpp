#include "twinlight/lighting/layout.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/lighting/lighting_fixture.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

const Room bare_classroom{9.0, 7.0, 3.0, {}};

TEST(RegularLayout, StandsAtHalfSpacingToTheWalls) {
  const auto placements = regular_layout(bare_classroom, 3, 2, 2.9, 90.0);
  ASSERT_EQ(placements.size(), 6U);
  EXPECT_TRUE(placements[0].position_m.isApprox(Vector3d(1.5, 1.75, 2.9)));
  EXPECT_TRUE(placements[5].position_m.isApprox(Vector3d(7.5, 5.25, 2.9)));
  EXPECT_EQ(placements[5].rotation_deg, 90.0);
}

/// Three places of 9 m, the outer ones a quarter of a spacing from the walls: 9 / (2 + ½) = 3.6 m apart.
TEST(RegularLayout, ComesNearerToTheWallsWhereAskedTo) {
  const auto placements = regular_layout(bare_classroom, 3, 1, 2.9, 0.0, {.along = 0.25, .across = 0.1});
  ASSERT_EQ(placements.size(), 3U);
  EXPECT_NEAR(placements[0].position_m.x(), 0.9, 1e-12);
  EXPECT_NEAR(placements[1].position_m.x(), 4.5, 1e-12);
  EXPECT_NEAR(placements[2].position_m.x(), 8.1, 1e-12);
  EXPECT_NEAR(placements[2].position_m.y(), 3.5, 1e-12) << "one alone is in the middle";
}

TEST(StaggeredLayout, ShiftsEveryOtherRowByHalfASpacing) {
  const auto along = staggered_layout(bare_classroom, 3, 2, 2.9, 90.0, 0);
  ASSERT_EQ(along.size(), 6U);
  EXPECT_TRUE(along[0].position_m.isApprox(Vector3d(0.75, 1.75, 2.9)));
  EXPECT_TRUE(along[3].position_m.isApprox(Vector3d(2.25, 5.25, 2.9)));
  EXPECT_TRUE(along[5].position_m.isApprox(Vector3d(8.25, 5.25, 2.9)));
  const auto across = staggered_layout(bare_classroom, 3, 2, 2.9, 0.0, 1);
  EXPECT_TRUE(across[0].position_m.isApprox(Vector3d(1.5, 0.875, 2.9)));
  EXPECT_TRUE(across[1].position_m.isApprox(Vector3d(4.5, 2.625, 2.9)));
}

RC_GTEST_PROP(StaggeredLayout, KeepsItsMiddleAndItsSpacing, ()) {
  const int columns = *rc::gen::inRange(1, 9), half_rows = *rc::gen::inRange(1, 5);
  const auto placed = staggered_layout(bare_classroom, columns, 2 * half_rows, 2.9, 0.0, 0);
  Vector3d sum = Vector3d::Zero();
  for (const Placement& placement : placed) sum += placement.position_m;
  const Vector3d centre_m = sum / static_cast<double>(placed.size());
  RC_ASSERT(centre_m.isApprox(Vector3d(4.5, 3.5, 2.9), 1e-9));
  const double spacing_m = bare_classroom.length_m / columns;
  for (std::size_t i = 1; i < placed.size(); ++i) {
    const bool same_row = placed[i].position_m.y() == placed[i - 1].position_m.y();
    if (same_row) RC_ASSERT(std::abs(placed[i].position_m.x() - placed[i - 1].position_m.x() - spacing_m) < 1e-9);
  }
}

// p = 0.2 · 5^(log10 d): 0.2 m for 1 m, 1 m for 10 m, 5 m for 100 m.
TEST(En12464Grid, FollowsTheSpacingRule) {
  const auto size = [](double length, double width) {
    const GridSize grid = en12464_grid_size(length, width);
    return std::pair(grid.nx, grid.ny);
  };
  EXPECT_EQ(size(1.0, 1.0), std::pair(5, 5));
  EXPECT_EQ(size(10.0, 10.0), std::pair(11, 11));  // 10 cells of 1 m would be even
  EXPECT_EQ(size(8.0, 6.0), std::pair(11, 9));     // p = 0.85 m: 9.4 and 7.04 cells
  EXPECT_EQ(size(20.0, 2.0), std::pair(63, 7));    // ratio over 2: d is the shorter side, p = 0.325 m
}

// Worked examples of the requirements' sheet: along a side of 10 km the count of cells tells their size to three
// digits.
TEST(En12464Grid, HasTheCellsOfWorkedExamples) {
  constexpr double long_side_m = 10'000.0;
  for (const auto& [d_m, cell_m] : {std::pair(3.0, 0.431), {6.0, 0.700}, {9.0, 0.929}, {10.0, 1.000}, {20.0, 1.623}})
    EXPECT_NEAR(long_side_m / en12464_grid_size(long_side_m, d_m).nx, cell_m, 0.0006) << d_m;
}

RC_GTEST_PROP(En12464Grid, HasAnOddNumberOfCellsNoLargerThanP, ()) {
  const double length = fixture::any_between(0.3, 60.0), width = fixture::any_between(0.3, 60.0);
  const double longer = std::max(length, width), shorter = std::min(length, width);
  const double d = longer <= 2.0 * shorter ? longer : shorter;
  const double p = std::min(10.0, 0.2 * std::pow(5.0, std::log10(d)));
  const GridSize size = en12464_grid_size(length, width);
  RC_ASSERT(size.nx % 2 == 1 && size.ny % 2 == 1);
  RC_ASSERT(length / size.nx <= p * (1 + 1e-6) && width / size.ny <= p * (1 + 1e-6));
  const auto is_least_odd = [&](double side, int n) { return n == 1 || side / (n - 2) > p * (1 - 1e-6); };
  RC_ASSERT(is_least_odd(length, size.nx) && is_least_odd(width, size.ny));
}

TEST(HorizontalTask, IsCellCentredInsideItsBorder) {
  const TaskSurface task = horizontal_task(bare_classroom, 0.75, 0.5, {10, 8});
  ASSERT_EQ(task.points_m.size(), 80U);
  EXPECT_TRUE(task.points_m[0].isApprox(Vector3d(0.9, 0.875, 0.75)));
  EXPECT_TRUE(task.points_m[79].isApprox(Vector3d(8.1, 6.125, 0.75)));
  EXPECT_DOUBLE_EQ(*task.area_m2, 48.0);
}

TEST(WallGrid, LiesOnTheWallAndFacesIntoTheRoom) {
  const TaskSurface board = wall_grid(bare_classroom, {Surface::y_max, 4.5, 3.0, 1.0, 2.0}, {3, 2});
  ASSERT_EQ(board.points_m.size(), 6U);
  EXPECT_TRUE(board.points_m[0].isApprox(Vector3d(3.5, 7.0, 1.25)));
  EXPECT_TRUE(board.points_m[5].isApprox(Vector3d(5.5, 7.0, 1.75)));
  EXPECT_EQ(board.normal, Vector3d(0, -1, 0));
  EXPECT_DOUBLE_EQ(*board.area_m2, 3.0);
  const TaskSurface side = wall_grid(bare_classroom, {Surface::x_min, 3.5, 2.0, 1.0, 2.0}, {1, 1});
  EXPECT_TRUE(side.points_m[0].isApprox(Vector3d(0.0, 3.5, 1.5)));
  EXPECT_EQ(side.normal, Vector3d(1, 0, 0));
}

TEST(Observers, LookInFourDirectionsFromEachEye) {
  const auto observers = observers_in_four_directions({{1, 2, 1.2}, {3, 4, 1.2}});
  ASSERT_EQ(observers.size(), 8U);
  EXPECT_EQ(observers[5].eye_m, Vector3d(3, 4, 1.2));
  EXPECT_EQ(observers[5].azimuth_deg, 90.0);
}

}  // namespace
}  // namespace twinlight::lighting
