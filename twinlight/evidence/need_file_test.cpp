#include "twinlight/evidence/need_file.h"

#include <gmock/gmock.h>

#include <array>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/measuring_points.h"

namespace twinlight::evidence {
namespace {

using fixture::complaint_about;
using fixture::replaced;
using ::testing::HasSubstr;

TEST(NeedFile, ReadsAClassroomWithItsDefaults) {
  const Need need = fixture::classroom();
  EXPECT_EQ(need.requirement.id, "en12464-1:2021/44.1");
  EXPECT_EQ(need.room.length_m, 9.0);
  EXPECT_EQ(need.room.reflectance.ceiling, 0.7);
  EXPECT_EQ(need.minimise, Objective::energy);
  EXPECT_EQ(need.layout.mounting, Mounting::ceiling);
  EXPECT_EQ(need.operation.currency, "EUR");
  EXPECT_EQ(need.task.border_m, 0.5);
  EXPECT_EQ(need.room.floor_area_m2(), 63.0);
}

TEST(NeedFile, EveryFaultIsRefusedWithItsPlace) {
  const std::vector<std::array<std::string_view, 3>> faults = {
      {"height_m = 3.0", "height_m = -3.0", "need.toml:8: room.height_m: -3 is not greater than 0"},
      {"ceiling = 0.7", "ceiling = 1.2", "need.toml:10: reflectance.ceiling: 1.2 is not between 0 and 0.95"},
      {"/44.1", "/44.99", "need.toml:3: requirement: the requirement 'en12464-1:2021/44.99' is unknown; the nearest"},
      {"/44.1", "/44.6", "states no level of light"},
      {"/44.1", "/44.4", "asks for an upright plane"},
      {"\"education\"", "\"care\"", "need.toml:2: domain: is 'care', but"},
      {"\"education\"", "\"offices\"", "'offices' is unknown"},
      {"maintenance_factor = 0.8", "maintenance_factor = 1.8", "maintenance_factor: 1.8"},
      {"maintenance_factor = 0.8", "minimise = \"watts\"\nmaintenance_factor = 0.8", "'watts' is unknown"},
      {"hours_per_year = 2000", "hours_per_year = 20000", "hours_per_year: 20000"},
      {"electricity_price_per_kWh = 0.25", "electricity_price_per_kWh = -1", "electricity_price_per_kWh: -1"},
      {"electricity_price_per_kWh = 0.25", "electricity_price_per_kWh = 1\ncurrency = \"euro\"", "three capital"},
      {"width_m = 7.0", "widht_m = 7.0", "did you mean 'width_m'"},
      {"height_m = 0.75", "height_m = 3.0", "task.height_m: is not below the ceiling"},
      {"height_m = 0.75", "height_m = 0.75\nborder_m = 3.5", "leaves nothing of the room"},
      {"height_m = 0.75", "height_m = 0.75\npoints = [4, 0]", "task.points"},
      {"height_m = 0.75", "height_m = 0.75\n[task.floor_area]\nx_m = [0, 10]\ny_m = [0, 1]", "floor_area.x_m"},
      {"height_m = 0.75", "height_m = 0.75\n[task.floor_area]\nx_m = [2, 1]\ny_m = [0, 1]", "two ascending"},
      {"height_m = 0.75", "[task.wall_area]\nwall = \"west\"\nalong_m = [1, 4]\nheight_m = [1, 2]", "level plane"},
      {"[task]\nheight_m = 0.75", "", "task: is missing"},
  };
  for (const auto& [from, to, expected] : faults)
    EXPECT_THAT(complaint_about(replaced(fixture::classroom_text(), from, to)), HasSubstr(std::string(expected)));
}

TEST(NeedFile, FaultsOfALayoutAreRefusedWithTheirPlace) {
  const std::vector<std::array<std::string_view, 2>> faults = {
      {"mounting = \"floor\"", "'floor' is unknown"},
      {"suspension_m = 0.5", "has no meaning"},
      {"mounting = \"suspended\"", "layout.suspension_m: is missing"},
      {"mounting = \"suspended\"\nsuspension_m = 2.25", "at or below the task"},
      {"mounting = \"suspended\"\nsuspension_m = [0.2, 2.5]", "suspension_m: 2.5 is not"},
      {"mounting = \"either\"\nsuspension_m = 0.0", "suspension_m: 0 is not greater"},
      {"max_luminaires = 0", "max_luminaires: 0"},
      {"max_rows = 2.5", "whole number"},
      {"min_spacing_m = -1", "min_spacing_m: -1"},
      {"max_spacing_ratio = 0.5", "max_spacing_ratio: 0.5"},
      {"line = { wall = \"west\", distance_m = 20, mounting_height_m = 2.5 }", "line.distance_m: 20"},
      {"line = { wall = \"west\", distance_m = 1, mounting_height_m = 4 }", "line.mounting_height_m: 4"},
      {"line = { wall = \"west\", distance_m = 1, mounting_height_m = 2.5, along_m = [0, 8] }", "line.along_m"},
      {"mounting = \"ceiling\"\nline = { wall = \"west\", distance_m = 1, mounting_height_m = 2 }", "own mounting"},
  };
  for (const auto& [layout, expected] : faults) {
    const std::string text = fixture::classroom_text() + "[layout]\n" + std::string(layout) + "\n";
    EXPECT_THAT(complaint_about(text), HasSubstr(std::string(expected)));
    EXPECT_THAT(complaint_about(text), HasSubstr("need.toml:"));
  }
}

TEST(NeedFile, EveryExampleIsRead) {
  const GridList grids = GridList::load(twinlight::testing::project_path("data/energy/grids.toml")).value();
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(twinlight::testing::project_path("examples/needs"))) {
    if (entry.path().extension() != ".toml") continue;
    const auto need = read_need(entry.path(), fixture::all_requirements(), grids);
    EXPECT_TRUE(need) << to_string(need.error());
    ++read;
  }
  EXPECT_GE(read, 8);
}

TEST(MeasuringPoints, ARoomWideTaskKeepsItsBorder) {
  const lighting::TaskSurface task = task_surface(fixture::classroom());
  for (const auto& point : task.points_m) {
    EXPECT_GT(point.x(), 0.5);
    EXPECT_LT(point.x(), 8.5);
    EXPECT_EQ(point.z(), 0.75);
  }
  EXPECT_EQ(task.normal, Eigen::Vector3d::UnitZ());
}

TEST(MeasuringPoints, AnAreaOnEachWallFacesTheRoom) {
  const Eigen::Vector3d middle(4.5, 3.5, 1.5);
  for (const std::string wall : {"west", "east", "south", "north"}) {
    std::string text = replaced(fixture::classroom_text(), "/44.1", "/44.4");
    text = replaced(text, "height_m = 0.75",
                    "points = [5, 3]\n[task.wall_area]\nwall = \"" + wall + "\"\nalong_m = [2, 5]\nheight_m = [1, 2]");
    const lighting::TaskSurface task = task_surface(fixture::read_text(text).value());
    ASSERT_EQ(task.points_m.size(), 15U) << wall;
    for (const auto& point : task.points_m) {
      EXPECT_GT((middle - point).dot(task.normal), 0.0) << wall;
      EXPECT_GT(point.z(), 1.0);
      EXPECT_LT(point.z(), 2.0);
      EXPECT_TRUE(point.x() >= 0.0 && point.x() <= 9.0 && point.y() >= 0.0 && point.y() <= 7.0) << wall;
    }
  }
}

TEST(MeasuringPoints, OnlyWhatTheRowAsksIsMeasured) {
  EXPECT_FALSE(cylindrical_points(fixture::classroom()).empty());
  EXPECT_FALSE(glare_observers(fixture::classroom()).empty());
  Need plain = fixture::classroom();
  plain.requirement.ugr.reset();
  plain.requirement.ambient = {};
  EXPECT_TRUE(cylindrical_points(plain).empty());
  EXPECT_TRUE(glare_observers(plain).empty());
  const Need seated =
      fixture::read_text(fixture::classroom_text() + "[glare.floor_area]\nx_m = [2, 8]\ny_m = [1, 6]\n").value();
  ASSERT_FALSE(glare_observers(seated).empty());
  for (const lighting::Observer& observer : glare_observers(seated)) {
    EXPECT_TRUE(observer.eye_m.x() > 2.0 && observer.eye_m.x() < 8.0) << observer.eye_m.x();
    EXPECT_TRUE(observer.eye_m.y() > 1.0 && observer.eye_m.y() < 6.0) << observer.eye_m.y();
  }
}

}  // namespace
}  // namespace twinlight::evidence
