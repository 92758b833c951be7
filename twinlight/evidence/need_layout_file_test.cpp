#include <gmock/gmock.h>

#include <array>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::evidence {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Result<Need> with_layout(std::string_view layout) {
  return fixture::read_text(fixture::classroom_text() + "[layout]\n" + std::string(layout) + "\n");
}

LayoutLimits limits_of(std::string_view layout) {
  const Result<Need> need = with_layout(layout);
  EXPECT_TRUE(need) << to_string(need.error());
  return need ? need->layout : LayoutLimits{};
}

TEST(NeedLayout, ReadsPositionsToReuse) {
  const LayoutLimits all = limits_of("positions = [[1, 2, 3, 0], [4, 5, 2.8, 90]]");
  ASSERT_TRUE(all.fixed);
  EXPECT_TRUE(all.fixed->all);
  ASSERT_EQ(all.fixed->placements.size(), 2U);
  EXPECT_EQ(all.fixed->placements[1].position_m, Eigen::Vector3d(4, 5, 2.8));
  EXPECT_EQ(all.fixed->placements[1].rotation_deg, 90.0);
  EXPECT_FALSE(limits_of("positions = [[1, 2, 3, 0]]\nreuse = \"some\"").fixed->all);
}

TEST(NeedLayout, ReadsHeightsAsNumberRangeListAndSteps) {
  const auto heights = [](const std::string& value) {
    return limits_of("mounting = \"suspended\"\nsuspension_m = " + value).suspensions_m;
  };
  constexpr double near = 1e-12;
  EXPECT_THAT(heights("0.5"), ElementsAre(0.5));
  EXPECT_THAT(heights("[0.2, 1.0]"), ElementsAre(0.2, DoubleNear(0.6, near), 1.0)) << "least, middle, most";
  EXPECT_THAT(heights("[0.2, 0.5, 1.0]"), ElementsAre(0.2, 0.5, 1.0));
  EXPECT_THAT(heights("{ from = 0.2, to = 0.8, step = 0.3 }"),
              ElementsAre(0.2, DoubleNear(0.5, near), DoubleNear(0.8, near)));
}

TEST(NeedLayout, ReadsHowNearAGridComesToTheEdges) {
  const LayoutLimits limits = limits_of("edge_across = 0.2");
  EXPECT_EQ(limits.edges.along, 0.5);
  EXPECT_EQ(limits.edges.across, 0.2);
}

TEST(NeedLayout, ReadsRowsPatternsAndSeveralLines) {
  const LayoutLimits rows = limits_of(
      "pattern = \"either\"\nrows_parallel_to = \"window wall\"\nwindow_wall = \"west\"\nmin_wall_distance_m = 0.7");
  EXPECT_TRUE(rows.grid && rows.staggered);
  EXPECT_EQ(rows.row_axis(), 1);
  EXPECT_EQ(rows.min_wall_distance_m, 0.7);
  EXPECT_EQ(limits_of("rows_parallel_to = \"north\"").row_axis(), 0);
  const LayoutLimits lines = limits_of(
      "[[layout.line]]\nwall = \"west\"\ndistance_m = 1\nmounting_height_m = 2.5\n"
      "[[layout.line]]\nwall = \"east\"\ndistance_m = 1\nmounting_height_m = 2.5\nalong_m = [1, 3]");
  ASSERT_EQ(lines.lines.size(), 2U);
  EXPECT_EQ(lines.lines[1].from_m, 1.0);
}

TEST(NeedLayout, FaultsAreRefusedWithTheirPlace) {
  const std::vector<std::array<std::string_view, 2>> faults = {
      {"positions = []", "layout.positions: there is no position"},
      {"positions = [[1, 2, 3]]", "row 1: expected 4 numbers"},
      {"positions = [[1, 2, 3, 0], [1, 2, 4, 0]]", "number 2 at (1, 2, 4) is outside the room of 9 × 7 × 3 m"},
      {"positions = [[1, 2, 3, 0], [1, 2, 3, 90]]", "numbers 1 and 2 are at the same place"},
      {"positions = [[1, 2, 3, 0]]\nreuse = \"none\"", "layout.reuse: 'none' is unknown"},
      {"positions = [[1, 2, 3, 0]]\nmax_rows = 2", "layout.max_rows: can not be given together with positions"},
      {"reuse = \"some\"", "layout.reuse: has no meaning without positions"},
      {"pattern = \"spiral\"", "layout.pattern: 'spiral' is unknown"},
      {"rows_parallel_to = \"window wall\"", "needs window_wall"},
      {"rows_parallel_to = \"up\"", "layout.rows_parallel_to: 'up' is unknown"},
      {"edge_along = 1.5", "layout.edge_along: 1.5"},
      {"pattern = \"either\"\nedge_across = 0.3", "layout.edge_across: has no meaning for staggered rows"},
      {"min_wall_distance_m = -1", "layout.min_wall_distance_m: -1"},
      {"mounting = \"either\"\nsuspension_m = [0.5, 0.2]", "expected ascending numbers"},
      {"mounting = \"either\"\nsuspension_m = { from = 0.1, to = 2.0, step = 0.1 }", "gives 20 heights; at most 12"},
      {"mounting = \"either\"\nsuspension_m = { from = 1.0, to = 0.5, step = 0.1 }", "is less than from"},
      {"mounting = \"either\"\nsuspension_m = { from = 0.5, to = 1.0, step = 0 }", "step: 0 is not greater"},
      {"line = []", "layout.line"},
  };
  for (const auto& [layout, expected] : faults) {
    const Result<Need> need = with_layout(layout);
    ASSERT_FALSE(need) << layout;
    EXPECT_THAT(to_string(need.error()), HasSubstr(std::string(expected)));
    EXPECT_THAT(to_string(need.error()), HasSubstr("need.toml:"));
  }
}

}  // namespace
}  // namespace twinlight::evidence
