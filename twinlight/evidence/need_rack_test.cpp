// Racks of a vertical farm: shelves as surfaces, luminaires under each, every tier judged by itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/evidence/measured_areas.h"
#include "twinlight/evidence/need_rack_file.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::evidence {
namespace {

using fixture::complaint_about;
using fixture::replaced;
using ::testing::HasSubstr;

/// A rack of three tiers, 0.5 m each, in a room of 4 × 3 × 2.5 m.
std::string rack_text(const std::string& more = {}) {
  return R"(name = "Farm"
domain = "agriculture"
requirement = "twinlight-crops-lx:2026/lettuce-tier"
maintenance_factor = 0.9
[room]
length_m = 4.0
width_m = 3.0
height_m = 2.5
[reflectance]
ceiling = 0.7
walls = 0.5
floor = 0.2
[operation]
hours_per_year = 6000
electricity_price_per_kWh = 0.2
[task]
points = [3, 3]
[[rack]]
name = "A"
x_m = [0.8, 3.2]
y_m = [1.0, 2.0]
tiers = 3
first_height_m = 0.3
tier_height_m = 0.5
shelf_thickness_m = 0.04
canopy_height_m = 0.1
reflectance = 0.6
)" + more;
}

TEST(NeedRack, TiersAreTheTaskAndTheAreas) {
  const Need need = fixture::read_text(rack_text()).value();
  EXPECT_EQ(need.task.name, "A, tier 1");
  EXPECT_NEAR(need.task.height_m, 0.4, 1e-9);
  ASSERT_EQ(need.areas.size(), 2U);
  EXPECT_EQ(need.areas[1].name, "A, tier 3");
  EXPECT_NEAR(need.areas[1].task.height_m, 1.4, 1e-9);
  ASSERT_NE(need.room.shape, nullptr);
  EXPECT_EQ(need.room.shape->obstacles().size(), 4U) << "three shelves and the plate above the last";
}

/// Three rows on a shelf 1 m wide, a fifth of a spacing from its edges: spacing 1 / (2 + 2 · 0.2) m.
TEST(NeedRack, RowsComeAsNearToTheEdgesAsTheNeedSays) {
  const Need need = fixture::read_text(rack_text("[layout]\nedge_across = 0.2\nmin_spacing_m = 0.3\n")).value();
  const LayoutChoice layout{.columns = 1, .rows = 3, .suspension_m = 0.0, .repeats = 3};
  const auto places = placements(need, layout);
  ASSERT_EQ(places.size(), 9U);
  EXPECT_NEAR(places[0].position_m.x(), 2.0, 1e-9) << "one alone is in the middle";
  EXPECT_NEAR(places[0].position_m.y(), 1.0 + 0.2 / 2.4, 1e-9);
  EXPECT_NEAR(places[1].position_m.y(), 1.5, 1e-9);
  EXPECT_NEAR(places[2].position_m.y(), 2.0 - 0.2 / 2.4, 1e-9);
}

/// 0.6 m wide luminaires do not reach over the edge of the shelf.
TEST(NeedRack, LuminairesStayOnTheShelf) {
  const Need need = fixture::read_text(rack_text("[layout]\nedge_across = 0.2\nmin_spacing_m = 0.3\n")).value();
  const auto layouts = possible_layouts(need, *fixture::lambertian(2000.0, 20.0));
  ASSERT_FALSE(layouts.empty());
  for (const LayoutChoice& layout : layouts) EXPECT_EQ(layout.rows, 1) << "two would need 0.3 m to the edge";
}

TEST(NeedRack, CropKeepsItsBorder) {
  const Need need = fixture::read_text(replaced(rack_text(), "tiers = 3", "tiers = 3\nborder_m = 0.1")).value();
  EXPECT_NEAR(need.task.floor_area->x_from_m, 0.9, 1e-9);
  EXPECT_NEAR(need.task.floor_area->y_to_m, 1.9, 1e-9);
  EXPECT_NEAR(need.racks[0].shelf.y_to_m, 2.0, 1e-9);
  EXPECT_THAT(complaint_about(replaced(rack_text(), "tiers = 3", "tiers = 3\nborder_m = 0.5")),
              HasSubstr("leaves no room for a crop"));
}

TEST(NeedRack, LuminairesHangUnderEveryShelf) {
  const Need need = fixture::read_text(rack_text("[layout]\nmin_spacing_m = 0.3\n")).value();
  const auto layouts = possible_layouts(need, *fixture::lambertian(2000.0, 20.0));
  ASSERT_FALSE(layouts.empty());
  for (const LayoutChoice& layout : layouts) {
    const auto places = placements(need, layout);
    ASSERT_EQ(places.size(), static_cast<std::size_t>(layout.luminaires()));
    EXPECT_EQ(layout.luminaires() % 3, 0);
    std::array<int, 3> per_tier{};
    for (const lighting::Placement& place : places) {
      const double above_first_m = place.position_m.z() - 0.76;  // the first underside: 0.3 + 0.5 − 0.04
      ++per_tier.at(static_cast<std::size_t>(std::lround(above_first_m / 0.5)));
      EXPECT_NEAR(std::remainder(above_first_m, 0.5), 0.0, 1e-9);
      EXPECT_TRUE(need.room.shape->is_in_air(place.position_m));
    }
    EXPECT_EQ(per_tier[0], layout.luminaires() / 3);
    EXPECT_EQ(per_tier[2], layout.luminaires() / 3);
  }
}

TEST(NeedRack, FaultsAreRefusedWithTheirPlace) {
  const std::vector<std::array<std::string_view, 3>> faults = {
      {"canopy_height_m = 0.1", "canopy_height_m = 0.46", "rack[1].canopy_height_m: the canopy reaches the next shelf"},
      {"tiers = 3", "tiers = 6", "'A, shelf 6'"},
      {"tiers = 3", "tiers = 0", "rack[1].tiers: 0"},
      {"x_m = [0.8, 3.2]", "x_m = [0.8, 4.2]", "'A, shelf 1'"},
      {"first_height_m = 0.3", "first_height_m = 0.01", "rack[1].first_height_m: 0.01"},
      {"points = [3, 3]", "height_m = 0.5", "height_m"},
      {"reflectance = 0.6", "reflectance = 0.6\n[layout]\nmounting = \"suspended\"\nsuspension_m = 0.4",
       "suspension_m: 0.4 is not between 0 and 0.36"},
  };
  for (const auto& [from, to, expected] : faults)
    EXPECT_THAT(complaint_about(replaced(rack_text(), from, to)), HasSubstr(std::string(expected)));
  const std::string other = R"([[rack]]
name = "B"
x_m = [0.2, 0.7]
y_m = [1.0, 2.0]
tiers = 3
first_height_m = 0.3
tier_height_m = 0.5
canopy_height_m = 0.1
reflectance = 0.6
)";
  EXPECT_THAT(complaint_about(rack_text(other)), HasSubstr("rack[2].x_m: its shelves are of another size"));
}

/// The light of a tier stays on it but for what leaves at the sides: equal tiers have nearly equal light, and far more
/// than a rack without its own luminaires would get from the others.
TEST(NeedRack, EveryTierIsLitByItsOwnLuminairesAndJudgedByName) {
  const Need need = fixture::read_text(rack_text("[layout]\nmin_spacing_m = 0.3\n")).value();
  const auto luminaire = fixture::lambertian(2000.0, 20.0);
  const LayoutChoice layout{.columns = 3, .rows = 1, .spacing_along_m = 0.8, .spacing_across_m = 1.0, .repeats = 3};
  const lighting::RoomModel model(need.room);
  const LightingEngine engine = engine_on(model);
  const lighting::Scene scene = scene_of(need, luminaire, layout);
  const EvaluatedLayout all = evaluate_layout(need, scene, layout, engine).value();
  ASSERT_EQ(all.evaluation.further_tasks.size(), 2U);
  const double first_lx = all.evaluation.task.mean_lx;
  for (const auto& tier : all.evaluation.further_tasks) EXPECT_NEAR(tier.mean_lx / first_lx, 1.0, 0.05);
  int judged = 0;
  for (const Check& check : all.checks)
    if (check.quantity == Quantity::maintained_illuminance_lx || check.quantity == Quantity::illuminance_lx) {
      EXPECT_THAT(check.area, HasSubstr("A, tier "));
      ++judged;
    }
  EXPECT_EQ(judged, 3);

  lighting::Scene dark_below = scene;
  dark_below.placements.erase(dark_below.placements.begin(), dark_below.placements.begin() + 3);
  const lighting::Evaluation others = engine.evaluate(dark_below).value();
  EXPECT_LT(others.task.mean_lx, 0.05 * first_lx);
  EXPECT_NEAR(others.further_tasks[1].mean_lx / all.evaluation.further_tasks[1].mean_lx, 1.0, 0.02);
}

}  // namespace
}  // namespace twinlight::evidence
