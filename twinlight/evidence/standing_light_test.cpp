#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/evidence_json.h"
#include "twinlight/evidence/layout_rules.h"
#include "twinlight/evidence/layout_search.h"
#include "twinlight/evidence/lighting_energy.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

constexpr const char* board_file = "demerglans-bord1500-2900-dali.ldt";
constexpr const char* at_the_board =
    "file = \"demerglans-bord1500-2900-dali.ldt\"\npositions = [[0.9, 2.3, 2.7, 0], [0.9, 4.7, 2.7, 0]]\n";

Result<Need> read_with(const std::string& kind, const std::string& layout = {}) {
  const auto settings =
      Settings::parse(fixture::classroom_text() + "[layout]\n" + layout + "[[layout.existing]]\n" + kind, "need.toml");
  if (!settings) return failure(settings.error());
  return read_need(*settings, fixture::all_requirements(), {}, testing::project_path("examples/catalogue"));
}

std::string fault_of(const Result<Need>& need) {
  return need ? std::string("none") : to_string(need.error());
}

TEST(StandingLight, IsReadWithItsFile) {
  const Need need = read_with(std::string(at_the_board) + "output = 0.5\n").value();
  ASSERT_EQ(need.layout.standing.size(), 1U);
  const StandingLight& kind = need.layout.standing.front();
  EXPECT_EQ(kind.file, board_file);
  EXPECT_EQ(kind.luminaires.placements.size(), 2U);
  EXPECT_EQ(kind.luminaires.power_W, 0.5 * *kind.luminaires.luminaire->input_power_W) << "dimmed light takes its share";
  EXPECT_EQ(read_with(std::string(at_the_board) + "power_W = 12\n")->layout.standing.front().luminaires.power_W, 12.0);
  const auto json = to_json(need);
  EXPECT_EQ(json["existing"][0]["file"], board_file);
  EXPECT_EQ(json["existing"][0]["luminaires"], 2);
  EXPECT_EQ(json["existing"][0]["output"], 0.5);
  EXPECT_FALSE(to_json(fixture::classroom()).contains("existing"));
}

TEST(StandingLight, WhatCanNotBeIsRefused) {
  EXPECT_THAT(fault_of(fixture::read_text(fixture::classroom_text() + "[[layout.existing]]\n" + at_the_board)),
              HasSubstr("no file can be read here"));
  EXPECT_THAT(fault_of(read_with("file = \"../needs/board.toml\"\npositions = [[1, 1, 2.7, 0]]\n")),
              HasSubstr("not in the folder"));
  EXPECT_THAT(fault_of(read_with("file = \"none.ldt\"\npositions = [[1, 1, 2.7, 0]]\n")), HasSubstr("none.ldt"));
  EXPECT_THAT(fault_of(read_with("file = \"demerglans-bord1500-2900-dali.ldt\"\npositions = [[1, 1, 3.7, 0]]\n")),
              HasSubstr("outside the room"));
  EXPECT_THAT(fault_of(read_with(std::string(at_the_board) + "output = 1.5\n")), HasSubstr("output"));
  EXPECT_THAT(fault_of(read_with(at_the_board, "positions = [[4, 3, 3, 0], [6, 3, 3, 0]]\nreuse = \"some\"\n")),
              HasSubstr("reuse"));
}

class StandingLightInARoom : public ::testing::Test {
 protected:
  lighting::Evaluation evaluated(const lighting::Scene& scene) const { return evaluate(scene, room_model_).value(); }

  Need need_ = read_with(std::string(at_the_board) + "output = 0.6\n").value();
  lighting::RoomModel room_model_{need_.room};
  std::shared_ptr<const photometry::Luminaire> panel_ = fixture::lambertian(3500.0, 27.0);
};

TEST_F(StandingLightInARoom, AddsUpWithTheNewLight) {
  const lighting::Scene both = scene_of(need_, panel_, {.columns = 3, .rows = 2, .mounting_height_m = 3.0});
  lighting::Scene fresh = both;
  fresh.standing.clear();
  lighting::Scene stays = fresh;
  stays.luminaire = both.standing.front().luminaire;
  stays.placements = both.standing.front().placements;
  const lighting::Evaluation sum = evaluated(both), first = evaluated(fresh), second = evaluated(stays);
  const double share = both.standing.front().output;
  constexpr double settled = 2.0 * lighting::settled_point;  // each evaluation ends at its own division of the room
  for (std::size_t i = 0; i < sum.task.illuminance_lx.size(); ++i) {
    const double expected_lx = first.task.illuminance_lx[i] + share * second.task.illuminance_lx[i];
    EXPECT_NEAR(sum.task.illuminance_lx[i], expected_lx, settled * expected_lx);
  }
  const auto expect_sum = [&](double all, double a, double b) {
    EXPECT_NEAR(all, a + share * b, settled * all);
    EXPECT_GT(share * b, 3.0 * settled * all) << "or the test would not see it";
  };
  expect_sum(sum.walls->mean_lx, first.walls->mean_lx, second.walls->mean_lx);
  expect_sum(sum.floor.mean_lx, first.floor.mean_lx, second.floor.mean_lx);
  expect_sum(sum.cylindrical->mean_lx, first.cylindrical->mean_lx, second.cylindrical->mean_lx);
  EXPECT_EQ(sum.luminaires, 6U);
  EXPECT_NEAR(*sum.power_W, 6 * 27.0 + 2 * both.standing.front().power_W, 1e-9);

  // Sources and background both add up, so that the rating lies between those of the two alone.
  const double dimmed = 8.0 * std::log10(share);
  constexpr double ugr_tolerance = 0.05;
  for (std::size_t i = 0; i < sum.glare.size(); ++i) {
    if (!first.glare[i].ugr || !second.glare[i].ugr) continue;
    const auto [least, most] = std::minmax(*first.glare[i].ugr, *second.glare[i].ugr + dimmed);
    EXPECT_GE(*sum.glare[i].ugr, least - ugr_tolerance);
    EXPECT_LE(*sum.glare[i].ugr, most + ugr_tolerance);
  }
}

TEST_F(StandingLightInARoom, FewerNewLuminairesAreNeeded) {
  const LightingEngine engine = engine_on(room_model_);
  need_.requirement.ugr.reset();  // open panels glare, here as there
  const SearchResult with = search_layout(need_, panel_, engine).value();
  Need empty = need_;
  empty.layout.standing.clear();
  const SearchResult without = search_layout(empty, panel_, engine).value();
  ASSERT_TRUE(with.best && without.best);
  for (const SearchResult* result : {&with, &without})
    for (const Check& check : result->best->checks)
      EXPECT_NE(check.pass(), std::optional(false)) << to_string(check.quantity) << ' ' << *check.value;
  EXPECT_LT(with.best->layout.luminaires(), without.best->layout.luminaires());
  const auto chosen = std::find_if(with.tried.begin(), with.tried.end(),
                                   [&](const TriedLayout& tried) { return tried.layout == with.best->layout; });
  ASSERT_NE(chosen, with.tried.end());
  const double mean_lx = with.best->evaluation.task.mean_lx;
  EXPECT_NEAR(chosen->estimate_lx, mean_lx, 0.05 * mean_lx) << "the estimate counts what stays";
}

TEST_F(StandingLightInARoom, TakesEnergyAndRoom) {
  const double stays_kWh = 2 * need_.layout.standing.front().luminaires.power_W * 2000.0 / 1000.0;
  EXPECT_NEAR(lighting_energy(need_, 10, 27.0).total_kWh(), 10 * 27.0 * 2000.0 / 1000.0 + stays_kWh, 1e-9);

  Need low = need_;
  low.layout.standing.front().luminaires.placements = {{{4.5, 3.5, 3.0}, 0.0}};
  const LayoutChoice one{
      .columns = 1, .rows = 1, .mounting_height_m = 3.0, .spacing_along_m = 9.0, .spacing_across_m = 7.0};
  EXPECT_FALSE(has_room(low, one, traits_of(*panel_))) << "a luminaire stays in the middle of the room";
  EXPECT_TRUE(has_room(need_, one, traits_of(*panel_)));
}

}  // namespace
}  // namespace twinlight::evidence
