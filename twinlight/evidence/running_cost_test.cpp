#include "twinlight/evidence/running_cost.h"

#include <gmock/gmock.h>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/exclusion.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

// 12 luminaires of 30 W, 2000 h a year, 63 m², 0.25 EUR/kWh: 720 kWh, 180 EUR.
TEST(RunningCost, EnergyAndItsPrice) {
  const RunningCost cost = running_cost(fixture::classroom(), 12, 30.0, std::nullopt);
  EXPECT_DOUBLE_EQ(*cost.energy_kWh_per_year, 720.0);
  EXPECT_DOUBLE_EQ(*cost.energy_kWh_per_m2_year, 720.0 / 63.0);
  EXPECT_DOUBLE_EQ(*cost.cost_per_year, 180.0);
  EXPECT_THAT(cost.note, HasSubstr("states no price"));
}

// 80 EUR each over 60 000 h at 2000 h a year: 30 years, 12 × 80 / 30 = 32 EUR a year.
TEST(RunningCost, PurchaseIsSpreadOverTheLife) {
  const Price price{.amount = 80.0, .currency = "EUR", .life_h = 60000.0};
  const RunningCost cost = running_cost(fixture::classroom(), 12, 30.0, price);
  EXPECT_DOUBLE_EQ(*cost.cost_per_year, 212.0);
  EXPECT_EQ(cost.note, "");
}

TEST(RunningCost, WhatIsNotKnownIsSaidAndNotGuessed) {
  const Need need = fixture::classroom();
  const RunningCost foreign = running_cost(need, 12, 30.0, Price{.amount = 600.0, .currency = "CNY", .life_h = 1.0});
  EXPECT_DOUBLE_EQ(*foreign.cost_per_year, 180.0);
  EXPECT_THAT(foreign.note, HasSubstr("CNY"));
  const RunningCost endless = running_cost(need, 12, 30.0, Price{.amount = 600.0, .currency = "EUR"});
  EXPECT_DOUBLE_EQ(*endless.cost_per_year, 180.0);
  EXPECT_THAT(endless.note, HasSubstr("no life"));
  const RunningCost powerless = running_cost(need, 12, std::nullopt, std::nullopt);
  EXPECT_EQ(powerless.energy_kWh_per_year, std::nullopt);
  EXPECT_EQ(powerless.cost_per_year, std::nullopt);
  EXPECT_NE(powerless.note, "");
}

std::string reason(const Need& need, const photometry::Luminaire& luminaire) {
  const auto exclusion = reason_to_exclude(need, traits_of(luminaire));
  return exclusion ? exclusion->reason : "";
}

TEST(Exclusion, OnlyWhatNoLayoutCanMend) {
  Need need = fixture::classroom();
  EXPECT_EQ(reason(need, *fixture::lambertian(4000, 30)), "");
  EXPECT_EQ(reason(need, *fixture::lambertian(40000, 30)), "flux or power is wrong: more than 330 lm/W");
  EXPECT_THAT(reason(need, *fixture::lambertian(4000, 30, 0.4)), HasSubstr("made to hang"));

  const auto ultraviolet = fixture::lambertian(100, 12);
  ultraviolet->keywords.emplace_back("TEST", "Lumens-> mW, lux-> mW/m^2, candela-> mW/sr");
  EXPECT_EQ(reason(need, *ultraviolet), "intensities are not in candela");

  const auto powerless = fixture::lambertian(4000, 30);
  powerless->input_power_W.reset();
  EXPECT_EQ(reason(need, *powerless), "no input power stated");
  need.minimise = Objective::count;
  EXPECT_EQ(reason(need, *powerless), "");
}

}  // namespace
}  // namespace twinlight::evidence
