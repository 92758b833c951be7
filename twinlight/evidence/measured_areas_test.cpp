// Several task areas in one need, and what surrounds them (EN 12464-1:2021, 5.3.4 and 5.3.5).
#include "twinlight/evidence/measured_areas.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/evidence_json.h"
#include "twinlight/evidence/layout_search.h"

namespace twinlight::evidence {
namespace {

using fixture::complaint_about;
using ::testing::HasSubstr;
using Kind = MeasuredArea::Kind;

/// The classroom of the fixture with a desk of 2 × 1 m in its middle and a board on its west wall.
std::string with_areas(const std::string& more = {}) {
  return fixture::classroom_text() + more + R"(
[[area]]
name = "desk"
x_m = [4, 6]
y_m = [3, 4]
height_m = 0.8
[[area]]
name = "board"
requirement = "en12464-1:2021/44.4"
wall = "west"
along_m = [2, 5]
height_m = [1, 2]
)";
}

const std::string surrounded = "[task.surroundings]\nband_m = 0.5\nbackground_m = 3\n";

Need need_with_areas(const std::string& text) {
  return fixture::read_text(text).value();
}

bool is_within(const Eigen::Vector3d& p, double x_from, double x_to, double y_from, double y_to) {
  return p.x() > x_from && p.x() < x_to && p.y() > y_from && p.y() < y_to;
}

TEST(MeasuredAreas, AreThoseOfTheNeedInItsOrder) {
  const Need need = need_with_areas(with_areas());
  const auto areas = measured_areas(need);
  ASSERT_EQ(areas.size(), 2U);
  EXPECT_EQ(areas[0].name, "desk");
  EXPECT_EQ(areas[1].name, "board");
  for (const Eigen::Vector3d& point : areas[0].surface.points_m) {
    EXPECT_TRUE(is_within(point, 4, 6, 3, 4));
    EXPECT_EQ(point.z(), 0.8);
  }
  EXPECT_EQ(areas[1].surface.normal, Eigen::Vector3d::UnitX());
  EXPECT_EQ(need.areas[0].requirement.id, need.requirement.id);
}

TEST(MeasuredAreas, BandsLieAroundTheirTaskAndStayInTheRoom) {
  const Need need = need_with_areas(with_areas(surrounded));
  const auto areas = measured_areas(need);
  ASSERT_EQ(areas.size(), 4U) << "a board has no surroundings";
  EXPECT_EQ(areas[1].kind, Kind::surrounding);
  EXPECT_EQ(areas[2].kind, Kind::background);
  for (const Eigen::Vector3d& point : areas[1].surface.points_m) {
    EXPECT_TRUE(is_within(point, 3.5, 6.5, 2.5, 4.5));
    EXPECT_FALSE(is_within(point, 4, 6, 3, 4));
  }
  for (const Eigen::Vector3d& point : areas[2].surface.points_m) {
    EXPECT_TRUE(is_within(point, 0.5, 9.0, 0.0, 7.0));
    EXPECT_FALSE(is_within(point, 3.5, 6.5, 2.5, 4.5));
  }
  EXPECT_NEAR(*areas[1].surface.area_m2, 3.0 * 2.0 - 2.0, 1e-9);
  EXPECT_NEAR(*areas[2].surface.area_m2, 8.5 * 7.0 - 3.0 * 2.0, 1e-9);
}

RC_GTEST_PROP(MeasuredAreas, BandsAreAsLargeAsWhatTheRoomLeavesOfThem, ()) {
  const double x_m = *rc::gen::inRange(0, 80) / 10.0;
  const double y_m = *rc::gen::inRange(0, 60) / 10.0;
  Need need = fixture::classroom();
  need.task.floor_area = FloorArea{x_m, x_m + *rc::gen::inRange(1, 10) / 10.0, y_m, y_m + 0.7};
  need.task.around = requirements::Surroundings{.surrounding_lx = 300.0, .rows = {"a", "b"}};
  need.surroundings = BandWidths{};
  const FloorArea& area = *need.task.floor_area;
  const auto length = [](double from, double to, double by, double most) {
    return std::min(most, to + by) - std::max(0.0, from - by);
  };
  const double own_m2 = (area.x_to_m - area.x_from_m) * (area.y_to_m - area.y_from_m);
  const double band_m2 = length(area.x_from_m, area.x_to_m, 0.5, 9.0) * length(area.y_from_m, area.y_to_m, 0.5, 7.0);
  const auto areas = measured_areas(need);
  RC_ASSERT(areas.size() == 2U);
  RC_ASSERT(std::abs(*areas[0].surface.area_m2 - (band_m2 - own_m2)) < 1e-6);
  for (const MeasuredArea& band : areas)
    for (const Eigen::Vector3d& point : band.surface.points_m) RC_ASSERT(is_within(point, 0.0, 9.0, 0.0, 7.0));
}

/// An evaluation in which every further task has what is said.
lighting::Evaluation evaluation_with(std::vector<std::array<double, 2>> mean_and_uniformity) {
  lighting::Evaluation evaluation;
  evaluation.task = {.mean_lx = 520.0, .uniformity = 0.7};
  for (const auto& [mean_lx, uniformity] : mean_and_uniformity)
    evaluation.further_tasks.push_back(
        {.illuminance_lx = {uniformity * mean_lx}, .mean_lx = mean_lx, .uniformity = uniformity});
  return evaluation;
}

const Check* find(const std::vector<Check>& checks, std::string_view area, Quantity quantity) {
  for (const Check& check : checks)
    if (check.area == area && check.quantity == quantity) return &check;
  return nullptr;
}

TEST(MeasuredAreas, EachIsJudgedByItsOwnRowUnderItsName) {
  const Need need = need_with_areas(with_areas(surrounded));
  const auto luminaire = fixture::lambertian(4000.0, 30.0);
  const auto checks =
      area_checks(need, evaluation_with({{510, 0.65}, {290, 0.5}, {120, 0.2}, {480, 0.75}}), *luminaire);
  EXPECT_EQ(find(checks, "desk", Quantity::maintained_illuminance_lx)->pass(), true);
  EXPECT_EQ(find(checks, "desk", Quantity::maintained_illuminance_lx)->limit, 500.0);
  EXPECT_EQ(find(checks, "desk", Quantity::surrounding_mean_lx)->limit, 300.0);
  EXPECT_EQ(find(checks, "desk", Quantity::surrounding_mean_lx)->pass(), false);
  EXPECT_EQ(find(checks, "desk", Quantity::surrounding_uniformity)->limit, 0.4);
  EXPECT_NEAR(*find(checks, "desk", Quantity::background_to_surrounding_ratio)->value, 0.4, 1e-9);
  EXPECT_EQ(find(checks, "desk", Quantity::background_to_surrounding_ratio)->pass(), true);
  EXPECT_EQ(find(checks, "desk", Quantity::background_uniformity)->limit, 0.1);
  EXPECT_EQ(find(checks, "board", Quantity::maintained_illuminance_lx)->requirement, "en12464-1:2021/44.4");
  EXPECT_EQ(find(checks, "board", Quantity::maintained_illuminance_lx)->pass(), false);
  EXPECT_EQ(find(checks, "desk", Quantity::colour_rendering_index), nullptr) << "the room's row says it already";
  EXPECT_NE(find(checks, "board", Quantity::colour_rendering_index), nullptr);
}

TEST(MeasuredAreas, TheWorstAreaDecides) {
  const Need need = need_with_areas(with_areas());
  const auto luminaire = fixture::lambertian(4000.0, 30.0);
  EXPECT_TRUE(judge(area_checks(need, evaluation_with({{510, 0.65}, {520, 0.75}}), *luminaire)).pass);
  EXPECT_FALSE(judge(area_checks(need, evaluation_with({{510, 0.65}, {480, 0.75}}), *luminaire)).pass);
  EXPECT_FALSE(judge(area_checks(need, evaluation_with({{510, 0.55}, {520, 0.75}}), *luminaire)).pass);
}

TEST(MeasuredAreas, GlareOfAnAreaIsThatOfItsOwnEyes) {
  const Need need = need_with_areas(with_areas());
  const auto eyes = area_observers(need);
  ASSERT_FALSE(eyes.empty());
  lighting::Evaluation evaluation = evaluation_with({{510, 0.65}, {520, 0.75}});
  evaluation.glare.push_back({{{1.0, 1.0, 1.2}, 0.0}, 25.0});
  evaluation.glare.push_back({eyes[0], 17.0});
  evaluation.glare.push_back({eyes[1], 18.5});
  const auto checks = area_checks(need, evaluation, *fixture::lambertian(4000.0, 30.0));
  EXPECT_EQ(find(checks, "desk", Quantity::ugr)->value, 18.5);
  EXPECT_EQ(find(checks, "board", Quantity::ugr)->value, std::nullopt) << "nobody sits in a wall";
}

TEST(MeasuredAreas, FaultsAreRefusedWithTheirPlace) {
  const std::string area = fixture::classroom_text() + "[[area]]\nname = \"desk\"\n";
  const std::vector<std::array<std::string_view, 2>> faults = {
      {"x_m = [4, 10]\ny_m = [3, 4]", "need.toml:20: area[1].x_m: 10 is not between 0 and 9"},
      {"x_m = [4, 6]", "area[1].y_m: is missing"},
      {"x_m = [4, 6]\nwall = \"west\"\nalong_m = [1, 2]\nheight_m = [1, 2]", "stands beside wall"},
      {"x_m = [4, 6]\ny_m = [3, 4]\nheight_m = 3", "is not below the ceiling"},
      {"x_m = [4, 6]\ny_m = [3, 4]\nrequirement = \"en12464-1:2021/44.4\"", "asks for an upright plane"},
      {"x_m = [4, 6]\ny_m = [3, 4]\nrequirement = \"en12464-1:2021/44.99\"", "is unknown"},
      {"x_m = [4, 6]\ny_m = [3, 4]\n[[area]]\nname = \"desk\"\nx_m = [1, 2]\ny_m = [3, 4]", "'desk' is taken"},
  };
  for (const auto& [more, expected] : faults)
    EXPECT_THAT(complaint_about(area + std::string(more) + "\n"), HasSubstr(std::string(expected)));
  EXPECT_THAT(complaint_about(fixture::classroom_text() + surrounded), HasSubstr("nothing surrounds the task"));
  EXPECT_THAT(complaint_about(with_areas("[task.surroundings]\nband_m = 0.3\n")), HasSubstr("band_m: 0.3"));
}

/// With the engine itself: what an area has is what a need for it alone would find there.
TEST(MeasuredAreas, AnAreaHasWhatItWouldHaveAlone) {
  Need need = need_with_areas(with_areas());
  need.requirement.ugr.reset();
  need.areas[0].requirement.ugr.reset();
  const auto luminaire = fixture::lambertian(4000.0, 30.0);
  const LayoutChoice layout{.columns = 3, .rows = 2, .mounting_height_m = 3.0};
  const lighting::RoomModel model(need.room);
  const auto both = evaluate_layout(need, scene_of(need, luminaire, layout), layout, engine_on(model)).value();
  Need alone = need;
  alone.task = need.areas[0].task;
  alone.areas.clear();
  const auto one = evaluate_layout(alone, scene_of(alone, luminaire, layout), layout, engine_on(model)).value();
  ASSERT_EQ(both.evaluation.further_tasks.size(), 2U);
  EXPECT_NEAR(both.evaluation.further_tasks[0].mean_lx / one.evaluation.task.mean_lx, 1.0, 0.005);
  EXPECT_NEAR(both.evaluation.further_tasks[0].uniformity, one.evaluation.task.uniformity, 0.005);
  const ProductEvidence evidence{.found = both, .luminaires = 6};
  const nlohmann::ordered_json json = to_json(need, evidence);
  EXPECT_EQ(json["areas"][1]["name"], "board");
  EXPECT_EQ(json["checks"].back()["area"], "board");
}

}  // namespace
}  // namespace twinlight::evidence
