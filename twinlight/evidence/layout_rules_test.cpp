#include "twinlight/evidence/layout_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <Eigen/Geometry>
#include <cmath>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::evidence {
namespace {

using lighting::Placement;
using lighting::Surface;
using photometry::LuminousOpening;

const LuminousOpening tube{.shape = LuminousOpening::Shape::rectangle, .length_m = 1.2, .width_m = 0.1};

bool tubes_overlap(const Placement& a, const Placement& b) {
  return overlap({tube, a}, {tube, b});
}

/// A long luminaire without symmetry about its axis, so that rotations differ.
std::shared_ptr<photometry::Luminaire> long_luminaire() {
  auto luminaire = fixture::lambertian(4000.0, 30.0);
  luminaire->opening = tube;
  return luminaire;
}

TEST(Overlap, TurnedRectanglesAreApartAlongTheirOwnSides) {
  const Placement straight{{2.0, 2.0, 3.0}, 90.0};
  EXPECT_TRUE(tubes_overlap(straight, {{3.1, 2.0, 3.0}, 90.0}));
  EXPECT_FALSE(tubes_overlap(straight, {{3.2, 2.0, 3.0}, 90.0})) << "end to end";
  EXPECT_FALSE(tubes_overlap(straight, {{2.0, 2.1, 3.0}, 90.0})) << "side by side";
  EXPECT_FALSE(tubes_overlap(straight, {{2.0, 2.0, 2.5}, 90.0})) << "one above the other";
  // Parallel tubes at 45°, 0.2 m apart across: the rectangles around them overlap, they do not.
  EXPECT_FALSE(tubes_overlap({{2.0, 2.0, 3.0}, 45.0}, {{2.15, 2.15, 3.0}, 45.0}));
  EXPECT_TRUE(tubes_overlap({{2.0, 2.0, 3.0}, 45.0}, {{2.15, 2.15, 3.0}, 135.0}));
}

RC_GTEST_PROP(Overlap, IsTheSameEitherWayAndAfterTurningTheRoom, ()) {
  const auto tenths = [](int most) { return *rc::gen::inRange(0, most) / 10.0; };
  const Placement a{{tenths(30), tenths(30), 3.0}, tenths(3600)};
  const Placement b{{tenths(30), tenths(30), 3.0}, tenths(3600)};
  const double turn_deg = tenths(3600);
  const Eigen::AngleAxisd turn(radians(turn_deg), Eigen::Vector3d::UnitZ());
  const auto turned = [&](const Placement& p) { return Placement{turn * p.position_m, p.rotation_deg + turn_deg}; };
  RC_ASSERT(tubes_overlap(a, b) == tubes_overlap(b, a));
  const double distance_m = (a.position_m - b.position_m).norm();
  if (std::abs(distance_m - 1.2) > 0.01) RC_ASSERT(tubes_overlap(a, b) == tubes_overlap(turned(a), turned(b)));
  if (distance_m > std::hypot(1.2, 0.1)) RC_ASSERT(!tubes_overlap(a, b));
  if (distance_m < 0.1) RC_ASSERT(tubes_overlap(a, b));
}

TEST(StaggeredRows, KeepTheirDistancesAndStayWithinTheWalls) {
  Need need = fixture::classroom();
  need.layout.grid = false;
  need.layout.staggered = true;
  need.layout.min_wall_distance_m = 0.4;
  need.layout.min_spacing_m = 1.0;
  for (const std::optional<Surface> wall : {std::optional<Surface>(), std::optional(Surface::x_max)}) {
    need.layout.rows_parallel_to = wall;
    const auto layouts = possible_layouts(need, *long_luminaire());
    ASSERT_FALSE(layouts.empty());
    for (const LayoutChoice& layout : layouts) {
      ASSERT_EQ(layout.pattern, Pattern::staggered);
      const auto placed = placements(need, layout);
      ASSERT_EQ(static_cast<int>(placed.size()), layout.luminaires());
      for (std::size_t i = 0; i < placed.size(); ++i) {
        const Eigen::Vector3d& p = placed[i].position_m;
        const double to_wall_m = std::min({p.x(), 9.0 - p.x(), p.y(), 7.0 - p.y()});
        ASSERT_GE(to_wall_m, 0.4 - 1e-9);
        for (std::size_t j = 0; j < i; ++j) {
          ASSERT_GE((p - placed[j].position_m).norm(), 1.0 - 1e-9);
          ASSERT_FALSE(tubes_overlap(placed[i], placed[j]));
        }
      }
    }
  }
}

TEST(RowsParallelToAWall, RunAlongItWithTheLuminaires) {
  Need need = fixture::classroom();
  need.layout.rows_parallel_to = Surface::y_max;  // the wall along the length
  for (const LayoutChoice& layout : possible_layouts(need, *long_luminaire())) {
    EXPECT_EQ(layout.rotation_deg, 90.0) << "the long side along the length";
    EXPECT_TRUE(layout.luminaires() == 1 || layout.spacing_along_m <= layout.spacing_across_m + 1e-9);
  }
  need.layout.rows_parallel_to = Surface::x_min;
  const auto along_width = possible_layouts(need, *long_luminaire());
  ASSERT_FALSE(along_width.empty());
  for (const LayoutChoice& layout : along_width) {
    EXPECT_EQ(layout.rotation_deg, 0.0);
    EXPECT_TRUE(layout.luminaires() == 1 || layout.spacing_across_m <= layout.spacing_along_m + 1e-9);
  }
  EXPECT_FALSE(possible_layouts(need, *fixture::lambertian(4000, 30)).empty()) << "square ones lie either way";
}

TEST(SeveralLines, ShareTheCountByLengthAndFaceTheRoomAlike) {
  Need need = fixture::classroom();
  need.layout.lines = {
      {.wall = Surface::x_min, .distance_m = 1.0, .mounting_height_m = 2.6, .from_m = 0.0, .to_m = 7.0},
      {.wall = Surface::x_max, .distance_m = 0.5, .mounting_height_m = 2.4, .from_m = 2.0, .to_m = 5.5}};
  const auto layouts = possible_layouts(need, *long_luminaire());
  ASSERT_FALSE(layouts.empty());
  for (const LayoutChoice& layout : layouts) {
    const auto placed = placements(need, layout);
    ASSERT_EQ(static_cast<int>(placed.size()), layout.luminaires());
    ASSERT_EQ(layout.per_line.size(), 2U);
    EXPECT_NEAR(layout.per_line[1], std::max(1.0, 0.5 * layout.per_line[0]), 0.51);
    EXPECT_EQ(placed.front().position_m.x(), 1.0);
    EXPECT_EQ(placed.back().position_m.x(), 8.5);
    EXPECT_EQ(placed.back().position_m.z(), 2.4);
    // Seen from its own wall each is turned alike.
    EXPECT_EQ(std::fmod(placed.front().rotation_deg + 180.0, 360.0), placed.back().rotation_deg);
  }
}

}  // namespace
}  // namespace twinlight::evidence
