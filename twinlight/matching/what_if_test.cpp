#include "twinlight/matching/what_if.h"

#include <gmock/gmock.h>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::matching {
namespace {

namespace fixture = evidence::fixture;
using evidence::Check;
using ::testing::HasSubstr;

/// Some products in a small room, evaluated once.
struct Shortlist {
  evidence::Need need = [] {
    evidence::Need small = fixture::classroom();
    small.room = {.length_m = 5.0, .width_m = 4.0, .height_m = 2.8, .reflectance = {0.7, 0.5, 0.2}};
    small.layout.max_luminaires = 12;
    small.task.points = lighting::GridSize{5, 4};
    return small;
  }();
  Catalogue catalogue;
  Match match;

  Shortlist() {
    for (const double flux_lm : {300.0, 2600.0, 3100.0, 4300.0})
      catalogue.products.push_back({.file = std::to_string(flux_lm), .luminaire = fixture::lambertian(flux_lm, 30.0)});
    const lighting::RoomModel room_model(need.room);
    match = matching::match(need, catalogue, evidence::engine_on(room_model), {});
  }
};
const Shortlist& shared() {
  static const Shortlist shortlist;
  return shortlist;
}

void expect_same_figures(const evidence::EvaluatedLayout& found, const evidence::EvaluatedLayout& expected) {
  EXPECT_EQ(found.layout, expected.layout);
  EXPECT_EQ(found.verdict.pass, expected.verdict.pass);
  EXPECT_NEAR(found.verdict.shortfall, expected.verdict.shortfall, 1e-9);
  ASSERT_EQ(found.checks.size(), expected.checks.size());
  for (std::size_t i = 0; i < found.checks.size(); ++i) {
    EXPECT_EQ(found.checks[i].limit, expected.checks[i].limit);
    ASSERT_EQ(found.checks[i].value.has_value(), expected.checks[i].value.has_value());
    if (found.checks[i].value) {
      EXPECT_NEAR(*found.checks[i].value, *expected.checks[i].value, 1e-9 * *expected.checks[i].value);
    }
  }
  EXPECT_NEAR(found.evaluation.direct_only.mean_lx, expected.evaluation.direct_only.mean_lx, 1e-7);
  EXPECT_NEAR(found.evaluation.floor.min_lx, expected.evaluation.floor.min_lx, 1e-7);
}

TEST(WhatIf, EqualsTheFullRecomputation) {
  const auto& [need, catalogue, match] = shared();
  ASSERT_EQ(match.shortlist.size(), 4U);
  std::size_t found_again = 0;
  for (const char* question :
       {"maintained_illuminance_lx=510", "maintained_illuminance_lx=300", "maintenance_factor=0.78",
        "maintenance_factor=0.6", "maintenance_factor=0.9", "maintenance_factor=0.75,maintained_illuminance_lx=520",
        "reflectance.walls=0.3", "reflectance.ceiling=0.8,reflectance.floor=0.1,maintenance_factor=0.7"}) {
    SCOPED_TRACE(question);
    const WhatIf change = parse_what_if(question).value();
    const evidence::Need after = changed(need, change);
    const lighting::RoomModel room_model(after.room);
    const evidence::LightingEngine engine = evidence::engine_on(room_model);
    const std::vector<WhatIfAnswer> answers = what_if(need, match, change, 9, 2).value();
    for (const WhatIfAnswer& answer : answers) {
      const auto& luminaire = answer.entry->product->luminaire;
      const evidence::LayoutChoice& layout = answer.layout.layout;
      expect_same_figures(answer.layout,
                          evaluate_layout(after, scene_of(after, luminaire, layout), layout, engine).value());
      if (!answer.is_what_a_search_finds) continue;
      ++found_again;
      const auto searched = evidence::evaluate_product(after, luminaire, engine, std::nullopt);
      ASSERT_TRUE(searched);
      EXPECT_EQ(searched->found.layout, layout);
    }
  }
  EXPECT_GE(found_again, 3U);
}

TEST(WhatIf, IsNotAskedOfLightThatIsNotScaled) {
  evidence::Need need = shared().need;
  const WhatIf more{.maintained_illuminance_lx = 600.0};
  EXPECT_TRUE(check_what_if_can_be_asked(need, more));
  need.also.push_back(need.requirement);
  EXPECT_FALSE(check_what_if_can_be_asked(need, more));
  need.also.clear();
  need.day.emplace();
  EXPECT_FALSE(what_if(need, shared().match, {.maintenance_factor = 0.7}, 1, 1));
  need.day.reset();
  need.requirement.maintained_illuminance_lx.reset();
  EXPECT_FALSE(check_what_if_can_be_asked(need, more));
}

TEST(WhatIf, ALongerPaybackIsAskedWithoutLight) {
  auto [need, catalogue, match] = shared();
  EXPECT_THAT(to_string(check_what_if_can_be_asked(need, {.cost_years = 5.0}).error()), HasSubstr("without [cost]"));
  need.cost = evidence::CostPlan{
      .years = 4,
      .discount_rate = 0.03,
      .installation_per_luminaire = 30.0,
      .existing = evidence::ExistingInstallation{
          .luminaires = 12, .power_W = 72.0, .hours_per_year = 2000.0, .maintenance_per_year = 20.0}};
  need.cost->cleaning_per_luminaire = 0.0;
  need.also.push_back(need.requirement);  // light could not be asked of it
  for (CatalogueProduct& product : catalogue.products)
    product.price = evidence::Price{.amount = 120.0, .currency = "EUR", .life_h = 50000.0};
  for (ShortlistEntry& entry : match.shortlist) {
    const auto product = std::find_if(catalogue.products.begin(), catalogue.products.end(),
                                      [&](const CatalogueProduct& p) { return p.file == entry.product->file; });
    entry.product = &*product;
  }
  std::size_t paid_back_later = 0;
  const auto four = what_if(need, match, {.cost_years = 4.0}, 9, 1).value();
  const auto twenty = what_if(need, match, {.cost_years = 20.0}, 9, 1).value();
  for (std::size_t i = 0; i < four.size(); ++i) {
    EXPECT_EQ(twenty[i].layout.layout, match.shortlist[i].evidence.found.layout);
    ASSERT_TRUE(four[i].life_cost->saving && twenty[i].life_cost->saving);
    const auto before = four[i].life_cost->saving->discounted_payback_years;
    const auto after = twenty[i].life_cost->saving->discounted_payback_years;
    if (before) {
      EXPECT_NEAR(*before, *after, 1e-9);
    }
    if (before || !after) continue;
    ++paid_back_later;
    EXPECT_GT(*after, 4.0);
    const double first_year_in = std::ceil(*after);
    const auto then = what_if(need, match, {.cost_years = first_year_in}, 9, 1).value();
    EXPECT_TRUE(then[i].life_cost->saving->discounted_payback_years) << first_year_in;
  }
  EXPECT_GE(paid_back_later, 1U);
}

TEST(WhatIf, HeadroomIsWhereTheVerdictTurns) {
  const auto& [need, catalogue, match] = shared();
  std::size_t passing = 0;
  for (const ShortlistEntry& entry : match.shortlist) {
    const auto headroom = headroom_of(need, entry.evidence.found);
    EXPECT_EQ(headroom.has_value(), entry.evidence.found.verdict.pass);
    if (!headroom) continue;
    ++passing;
    const auto passes = [&](WhatIf change) {
      const auto answers = what_if(need, match, change, match.shortlist.size(), 1).value();
      return answers[static_cast<std::size_t>(entry.rank - 1)].layout.verdict.pass;
    };
    EXPECT_TRUE(passes({.maintained_illuminance_lx = *headroom->greatest_target_lx - 1e-6}));
    EXPECT_FALSE(passes({.maintained_illuminance_lx = *headroom->greatest_target_lx + 1e-6}));
    EXPECT_TRUE(passes({.maintenance_factor = *headroom->least_maintenance_factor + 1e-9}));
    EXPECT_FALSE(passes({.maintenance_factor = *headroom->least_maintenance_factor - 1e-9}));
  }
  EXPECT_GE(passing, 2U);
}

TEST(WhatIf, LessIsNoReasonToTrustTheOldLayout) {
  const auto& [need, catalogue, match] = shared();
  const std::vector<WhatIfAnswer> answers = what_if(need, match, {.maintained_illuminance_lx = 300.0}, 9, 1).value();
  for (const WhatIfAnswer& answer : answers) EXPECT_FALSE(answer.is_what_a_search_finds);
}

TEST(WhatIf, FaultyQuestionsAreRefused) {
  const auto complaint = [](const char* text) { return to_string(parse_what_if(text).error()); };
  EXPECT_THAT(complaint("lux=700"), HasSubstr("--what-if: 'lux=700': expected KEY=NUMBER with one of maintained"));
  EXPECT_THAT(complaint("maintenance_factor"), HasSubstr("expected KEY=NUMBER"));
  EXPECT_THAT(complaint("maintenance_factor=1.2"), HasSubstr("maintenance_factor: 1.2 is not between 0 and 1"));
  EXPECT_THAT(complaint("reflectance.walls=0.5x"), HasSubstr("reflectance.walls: '0.5x' is not a number"));
  EXPECT_THAT(complaint("maintenance_factor=nan"), HasSubstr("maintenance_factor: 'nan' is not a number"));
  EXPECT_THAT(complaint("cost.years=7.5"), HasSubstr("cost.years: 7.5 is not a whole number"));
  EXPECT_THAT(complaint("cost.years=61"), HasSubstr("cost.years: 61 is not between 1 and 60"));
  EXPECT_THAT(complaint("maintenance_factor=0.7,"), HasSubstr("'': expected KEY=NUMBER"));
}

}  // namespace
}  // namespace twinlight::matching
