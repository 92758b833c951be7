#include "twinlight/report/reported_layout.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_json.h"
#include "twinlight/report/report_fixture.h"

namespace twinlight::report {
namespace {

using evidence::LayoutChoice;
using evidence::Need;
using evidence::Pattern;
using lighting::Surface;
using nlohmann::ordered_json;

ordered_json stated(const Need& need, const LayoutChoice& layout) {
  evidence::ProductEvidence found;
  found.found.layout = layout;
  return {{"evidence", evidence::to_json(need, found)}};
}

Need with_points() {
  Need need = fixture::small_room();
  need.layout.fixed = evidence::FixedPoints{{{{1, 1, 3}, 0}, {{2, 1, 3}, 90}, {{2, 2, 3}, 0}}, false};
  return need;
}

Need with_lines() {
  Need need = fixture::small_room();
  need.layout.lines = {{.wall = Surface::x_min, .distance_m = 0.5, .mounting_height_m = 2, .to_m = 2.4},
                       {.wall = Surface::y_min, .distance_m = 0.5, .mounting_height_m = 2, .to_m = 1.0}};
  return need;
}

TEST(ReportedLayout, IsTheLayoutThatWasWritten) {
  const Need room = fixture::small_room();
  LayoutChoice staggered = fixture::two_panels(room);
  staggered.pattern = Pattern::staggered;
  staggered.rows = 2;
  const LayoutChoice points{.pattern = Pattern::points, .columns = 2, .mounting_height_m = 3.0, .points = {0, 2}};
  const LayoutChoice lines{
      .pattern = Pattern::line, .columns = 2, .mounting_height_m = 2.0, .spacing_along_m = 1.2, .per_line = {2, 1}};
  EXPECT_EQ(reported_layout(stated(room, fixture::two_panels(room)), room).value(), fixture::two_panels(room));
  EXPECT_EQ(reported_layout(stated(room, staggered), room).value(), staggered);
  EXPECT_EQ(reported_layout(stated(with_points(), points), with_points()).value(), points);
  EXPECT_EQ(reported_layout(stated(with_lines(), lines), with_lines()).value(), lines);
}

TEST(ReportedLayout, PointsAndLinesThatTheNeedDoesNotHaveAreRefused) {
  const LayoutChoice points{.pattern = Pattern::points, .columns = 2, .mounting_height_m = 3.0, .points = {0, 2}};
  const ordered_json good = stated(with_points(), points);
  ASSERT_TRUE(reported_layout(good, with_points()));
  for (const ordered_json& used :
       {ordered_json::array({1, 4}), ordered_json::array({3, 1}), ordered_json::array({1, 1}), ordered_json::array({1}),
        ordered_json(3), ordered_json::array({"1", "3"})}) {
    ordered_json changed = good;
    changed["evidence"]["layout"]["positions_used"] = used;
    EXPECT_FALSE(reported_layout(changed, with_points())) << used;
  }
  EXPECT_FALSE(reported_layout(good, fixture::small_room())) << "the need has no points";
  const ordered_json grid = stated(fixture::small_room(), fixture::two_panels(fixture::small_room()));
  EXPECT_FALSE(reported_layout(grid, with_points()));
  EXPECT_FALSE(reported_layout(grid, with_lines())) << "how many on each line is not said";
}

}  // namespace
}  // namespace twinlight::report
