#include <gmock/gmock.h>

#include <array>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/layout_rules.h"
#include "twinlight/evidence/product_evidence.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

const std::string catalogue = twinlight::testing::project_path("examples/catalogue").string();

Result<Need> with_existing(const std::string& keys) {
  return fixture::read_text(fixture::classroom_text() + "[[layout.existing]]\n" + keys);
}

std::string board_light() {
  return "file = \"" + catalogue + "/demerglans-bord1500-2900-dali.ldt\"\n";
}

TEST(ExistingLuminaires, AreReadFromTheirFile) {
  const Need need = with_existing(board_light() + "positions = [[1, 2.5, 2.9, 0], [1, 4.5, 2.9, 0]]").value();
  ASSERT_EQ(need.layout.existing.size(), 1U);
  EXPECT_EQ(need.layout.existing[0].placements.size(), 2U);
  EXPECT_EQ(need.layout.existing[0].sha256.size(), 64U);
  EXPECT_FALSE(has_plain_layouts(need));
  const Need without = with_existing(board_light() + "positions = [[1, 2.5, 2.9, 0]]\nkeep = false").value();
  EXPECT_TRUE(without.layout.existing.empty());
}

TEST(ExistingLuminaires, FaultsAreRefusedWithTheirPlace) {
  const std::vector<std::array<std::string, 2>> faults = {
      {"positions = [[1, 2, 3, 0]]", "layout.existing[1].file: is missing"},
      {"file = \"no-such.ldt\"\npositions = [[1, 2, 3, 0]]", "layout.existing[1].file: no-such.ldt"},
      {board_light(), "layout.existing[1].positions: is missing"},
      {board_light() + "positions = [[1, 2, 5, 0]]", "number 1 at (1, 2, 5) is outside"},
      {board_light() + "positions = [[1, 2, 2, 0]]\nrotation = 5", "rotation"},
  };
  for (const auto& [keys, expected] : faults) {
    const Result<Need> need = with_existing(keys);
    ASSERT_FALSE(need) << keys;
    EXPECT_THAT(to_string(need.error()), HasSubstr(expected));
  }
}

/// A classroom that nine panels of 3000 lm light already, with room between them.
Need half_lit() {
  Need need = fixture::classroom();
  ExistingLuminaires existing{.file = "panel.ldt", .luminaire = fixture::lambertian(3000.0, 40.0)};
  for (const double x : {1.5, 4.5, 7.5})
    for (const double y : {1.2, 3.5, 5.8}) existing.placements.push_back({{x, y, 2.6}, 0.0});
  need.layout.existing.push_back(std::move(existing));
  return need;
}

TEST(ExistingLuminaires, TheirLightPowerAndGlareCount) {
  const Need need = half_lit();
  const lighting::RoomModel room(need.room);
  const auto luminaire = fixture::lambertian(3800.0, 30.0);
  const auto lit = evaluate_product(need, luminaire, engine_on(room), std::nullopt);
  const auto dark = evaluate_product(fixture::classroom(), luminaire, engine_on(room), std::nullopt);
  ASSERT_TRUE(lit && dark);
  EXPECT_LT(lit->luminaires, dark->luminaires);
  EXPECT_NEAR(*lit->found.evaluation.power_W, lit->luminaires * 30.0 + 9 * 40.0, 1e-9);
  EXPECT_NEAR(*lit->cost.energy_kWh_per_year, *lit->found.evaluation.power_W * 2.0, 1e-6);
  EXPECT_GE(lit->found.evaluation.task.mean_lx, 500.0);
}

TEST(ExistingLuminaires, AreNotHungThrough) {
  Need need = half_lit();
  for (lighting::Placement& placement : need.layout.existing[0].placements) placement.position_m.z() = 3.0;
  const auto luminaire = fixture::lambertian(3800.0, 30.0);
  const auto& kept = need.layout.existing[0];
  for (const LayoutChoice& layout : possible_layouts(need, *luminaire))
    for (const lighting::Placement& placed : placements(need, layout))
      for (const lighting::Placement& other : kept.placements)
        ASSERT_FALSE(overlap({luminaire->opening, placed}, {kept.luminaire->opening, other}));
}

/// Points that stay empty where what is there gives enough.
TEST(ExistingLuminaires, CountAtPointsThatMayStayEmpty) {
  Need need = half_lit();
  FixedPoints fixed{.all = false};
  for (const double x : {0.8, 3.0, 6.0, 8.2})
    for (const double y : {2.3, 4.7}) fixed.placements.push_back({{x, y, 3.0}, 0.0});
  need.layout.fixed = fixed;
  const lighting::RoomModel room(need.room);
  const auto luminaire = fixture::lambertian(6000.0, 50.0);
  const auto lit = evaluate_product(need, luminaire, engine_on(room), std::nullopt);
  need.layout.existing.clear();
  const auto dark = evaluate_product(need, luminaire, engine_on(room), std::nullopt);
  ASSERT_TRUE(lit && dark);
  EXPECT_LT(lit->luminaires, dark->luminaires);
}

}  // namespace
}  // namespace twinlight::evidence
