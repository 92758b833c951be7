// Needs for rooms that are no empty box: what is read, refused, measured and placed.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/evidence_json.h"
#include "twinlight/evidence/layout_search.h"
#include "twinlight/evidence/measuring_points.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::evidence {
namespace {

using fixture::complaint_about;
using ::testing::HasSubstr;

/// An L of 8 × 7 m whose north-east quarter, from x = 5 and y = 4, is missing; a cupboard up to 2.4 m in the middle.
std::string l_text(const std::string& more = {}) {
  return R"(name = "L"
domain = "education"
requirement = "en12464-1:2021/44.1"
maintenance_factor = 0.8
[room]
outline_m = [[0, 0], [8, 0], [8, 4], [5, 4], [5, 7], [0, 7]]
height_m = 3.0
reflectance = { ceiling = 0.7, walls = 0.5, floor = 0.2 }
[[obstacle]]
name = "cupboard"
box_m = [[2.0, 2.0, 0.0], [3.0, 3.0, 2.4]]
reflectance = 0.4
[operation]
hours_per_year = 2000
electricity_price_per_kWh = 0.25
[task]
height_m = 0.75
)" + more;
}

/// The same L under a ceiling that rises from 2.4 m in the west to 4 m in the east.
std::string sloped_text(const std::string& more = {}) {
  std::string text = l_text(more);
  const std::string level = "height_m = 3.0";
  return text.replace(text.find(level), level.size(), "heights_m = [2.4, 4.0, 4.0, 3.4, 3.4, 2.4]");
}

Need need_with_room(const std::string& text) {
  return fixture::read_text(text).value();
}

std::shared_ptr<photometry::Luminaire> room_panel(double length_m, double width_m) {
  auto luminaire = fixture::lambertian(4000.0, 30.0);
  luminaire->opening.length_m = length_m;
  luminaire->opening.width_m = width_m;
  return luminaire;
}

bool is_in_plan(double x_m, double y_m) {
  return x_m >= 0.0 && y_m >= 0.0 && x_m <= 8.0 && y_m <= 7.0 && !(x_m > 5.0 && y_m > 4.0);
}

TEST(NeedRoom, ReadsAnOutlineWithWhatStandsInIt) {
  const Need need = need_with_room(l_text());
  ASSERT_NE(need.room.shape, nullptr);
  EXPECT_NEAR(need.room.floor_area_m2(), 8.0 * 7.0 - 3.0 * 3.0, 1e-9);
  EXPECT_EQ(need.room.shape->obstacles().size(), 1U);
  EXPECT_EQ(need.room.height_m, 3.0);
  const nlohmann::ordered_json json = to_json(need);
  EXPECT_NEAR(json["floor_area_m2"].get<double>(), 47.0, 1e-9);
  EXPECT_EQ(json["shape"]["obstacles"][0]["name"], "cupboard");
  EXPECT_FALSE(to_json(fixture::classroom()).contains("shape"));
}

TEST(NeedRoom, FaultsAreRefusedWithTheirPlace) {
  const std::string open = R"(name = "Open"
domain = "education"
requirement = "en12464-1:2021/44.1"
maintenance_factor = 0.8
reflectance = { ceiling = 0.7, walls = 0.5, floor = 0.2 }
[operation]
hours_per_year = 2000
electricity_price_per_kWh = 0.25
[task]
height_m = 0.75
[[surface]]
kind = "floor"
corners_m = [[0, 0, 0], [4, 0, 0], [4, 3, 0], [0, 3, 0]]
[[surface]]
kind = "wall"
corners_m = [[0, 0, 0], [4, 0, 0], [4, 0, 3], [0, 0, 3]]
[[surface]]
kind = "wall"
corners_m = [[0, 3, 0], [4, 3, 0], [4, 3, 3], [0, 3, 3]]
[[surface]]
kind = "ceiling"
corners_m = [[0, 0, 3], [4, 0, 3], [4, 3, 3], [0, 3, 3]]
)";
  EXPECT_THAT(complaint_about(open), HasSubstr("need.toml:11"));
  EXPECT_THAT(complaint_about(open), HasSubstr("the room is open along the edge from (0, 3, 0)"));
  std::string bent = sloped_text();
  bent.replace(bent.find("3.4, 3.4"), 8, "3.4, 3.9");
  EXPECT_THAT(complaint_about(bent), HasSubstr("need.toml:7: room.heights_m: the ceiling is not flat"));
  const std::vector<std::array<std::string_view, 2>> faults = {
      {"[task.floor_area]\nx_m = [5.5, 7.5]\ny_m = [4.5, 6.5]", "floor_area: no point of the task is in the air"},
      {"[task.floor_area]\nx_m = [2.1, 2.9]\ny_m = [2.1, 2.9]", "floor_area: no point of the task is in the air"},
      {"[day]\n[[day.eyes]]\nname = \"a\"\nposture = \"sitting\"\nx_m = 6.0\ny_m = 5.0\nfacing = \"west\"",
       "day.eyes[1].x_m: this eye is outside the room or inside an obstacle"},
      {"[layout]\nmounting = \"suspended\"\nsuspension_m = 2.3", "suspension_m: 2.3 is not between 0 and 2.25"},
      {"[cylindrical]\nheight_m = 3.5", "cylindrical.height_m: 3.5"},
  };
  for (const auto& [more, expected] : faults)
    EXPECT_THAT(complaint_about(l_text(std::string(more))), HasSubstr(std::string(expected)));
}

TEST(NeedRoom, ABoardHangsOnAWallOfTheRoom) {
  std::string text = l_text("[task.wall_area]\nwall = \"north\"\nalong_m = [1, 4]\nheight_m = [1, 2]\n");
  text.replace(text.find("/44.1"), 5, "/44.4");
  const std::string level = "[task]\nheight_m = 0.75\n";
  text.replace(text.find(level), level.size(), "[task]\n");
  EXPECT_EQ(complaint_about(text), "was accepted");
  // The north wall ends at x = 5.
  text.replace(text.find("[1, 4]"), 6, "[4, 7]");
  EXPECT_THAT(complaint_about(text), HasSubstr("wall_area: does not lie wholly on a wall of the room"));
}

TEST(NeedRoom, PointsAreInThePlanAndOffItsWalls) {
  const Need need = need_with_room(l_text());
  const lighting::TaskSurface task = task_surface(need);
  EXPECT_GT(task.points_m.size(), 20U);
  EXPECT_LT(*task.area_m2, 47.0);
  for (const auto& points : {task.points_m, cylindrical_points(need)}) {
    for (const Eigen::Vector3d& point : points) {
      EXPECT_TRUE(is_in_plan(point.x() + 0.49, point.y() + 0.49)) << point.transpose();
      EXPECT_FALSE(point.x() > 2.0 && point.x() < 3.0 && point.y() > 2.0 && point.y() < 3.0) << point.transpose();
    }
  }
  // A table of the floor area that reaches behind the inner corner keeps what is in the room.
  const Need across = need_with_room(l_text("[task.floor_area]\nx_m = [4.0, 6.0]\ny_m = [3.0, 5.0]\n"));
  for (const Eigen::Vector3d& point : task_surface(across).points_m) EXPECT_TRUE(is_in_plan(point.x(), point.y()));
  EXPECT_NEAR(*task_surface(across).area_m2, 3.0, 0.5);
}

RC_GTEST_PROP(NeedRoom, LuminairesHaveRoomWhereverTheyAre, ()) {
  static const Need level = need_with_room(l_text());
  static const Need sloped = need_with_room(sloped_text("[layout]\nmounting = \"suspended\"\nsuspension_m = 0.3\n"));
  const bool is_sloped = *rc::gen::arbitrary<bool>();
  const Need& need = is_sloped ? sloped : level;
  const LayoutChoice layout{.columns = *rc::gen::inRange(1, 10),
                            .rows = *rc::gen::inRange(1, 10),
                            .mounting_height_m = need.room.height_m,
                            .suspension_m = is_sloped ? 0.3 : 0.0,
                            .opening_along_m = *rc::gen::inRange(0, 15) / 10.0,
                            .opening_across_m = *rc::gen::inRange(0, 15) / 10.0};
  for (const lighting::Placement& placement : placements(need, layout)) {
    const Eigen::Vector3d& place = placement.position_m;
    double lowest_ceiling_m = 4.0;
    for (const double along : {-0.5, 0.5}) {
      for (const double across : {-0.5, 0.5}) {
        const double x_m = place.x() + along * layout.opening_along_m;
        RC_ASSERT(is_in_plan(x_m, place.y() + across * layout.opening_across_m));
        lowest_ceiling_m = std::min(lowest_ceiling_m, is_sloped ? 2.4 + 0.2 * x_m : 3.0);
      }
    }
    RC_ASSERT(std::abs(place.z() - (lowest_ceiling_m - layout.suspension_m)) < 1e-9);
    const double least_m = 0.5 * need.layout.min_spacing_m - 1e-9;
    RC_ASSERT(is_in_plan(place.x() + least_m, place.y()) && is_in_plan(place.x(), place.y() + least_m));
    RC_ASSERT(need.room.shape->is_in_air(place));
  }
}

TEST(NeedRoom, NoLuminaireHangsWithinAnObstacle) {
  std::string text = l_text("[layout]\nmounting = \"suspended\"\nsuspension_m = 0.8\n");
  const Need need = need_with_room(text);
  const LayoutChoice layout{.columns = 16, .rows = 14, .mounting_height_m = 2.2, .suspension_m = 0.8};
  const auto over_the_cupboard = [](const lighting::Placement& p) {
    return p.position_m.x() > 2.0 && p.position_m.x() < 3.0 && p.position_m.y() > 2.0 && p.position_m.y() < 3.0;
  };
  const auto low = placements(need, layout);
  EXPECT_EQ(std::count_if(low.begin(), low.end(), over_the_cupboard), 0);
  LayoutChoice higher = layout;
  higher.suspension_m = 0.5;
  const auto high = placements(need, higher);
  EXPECT_EQ(std::count_if(high.begin(), high.end(), over_the_cupboard), 4);
}

TEST(NeedRoom, LayoutsCountWhatThePlanLeaves) {
  const Need need = need_with_room(l_text("[layout]\nmax_luminaires = 12\n"));
  const auto layouts = possible_layouts(need, *room_panel(0.6, 0.6));
  ASSERT_FALSE(layouts.empty());
  bool any_left_out = false;
  int before = 0;
  for (const LayoutChoice& layout : layouts) {
    EXPECT_EQ(placements(need, layout).size(), static_cast<std::size_t>(layout.luminaires()));
    EXPECT_LE(layout.luminaires(), 12);
    EXPECT_GE(layout.luminaires(), before);
    before = layout.luminaires();
    any_left_out |= layout.left_out > 0;
  }
  EXPECT_TRUE(any_left_out);
}

/// With the engine itself: estimates that are shared by all products lead to a layout that passes.
TEST(NeedRoom, ASearchFindsALayoutThatPasses) {
  Need need = need_with_room(l_text("points = [7, 7]\n[layout]\nmax_luminaires = 30\nmin_spacing_m = 1.2\n"));
  need.requirement.ambient = {};
  need.requirement.ugr.reset();
  const lighting::RoomModel model(need.room);
  const SearchResult found = search_layout(need, room_panel(0.6, 0.6), engine_on(model)).value();
  ASSERT_TRUE(found.best);
  EXPECT_TRUE(found.best->verdict.pass);
  EXPECT_GE(found.best->evaluation.task.mean_lx, 500.0);
  EXPECT_LT(found.best->evaluation.task.mean_lx, 700.0);
  EXPECT_LE(found.exact_evaluations, 3);
}

}  // namespace
}  // namespace twinlight::evidence
