#include "twinlight/evidence/life_cost.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/cash_flow.h"
#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/evidence_json.h"
#include "twinlight/evidence/life_cost_json.h"

namespace twinlight::evidence {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

double percent(int least, int most) {
  return 0.01 * *rc::gen::inRange(least, most + 1);
}

// (1 − (1 + r)^−n) / r, and n where nothing is discounted: any textbook of engineering economics.
TEST(CashFlow, AnnuitiesHaveTheirClosedForm) {
  rc::check([] {
    const double rate = percent(1, 20);
    const int years = *rc::gen::inRange(1, 60);
    const double closed = (1.0 - std::pow(1.0 + rate, -years)) / rate;
    RC_ASSERT(std::abs(annuity_factor(rate, 0.0, years) - closed) < 1e-9 * closed);
    RC_ASSERT(std::abs(annuity_factor(0.0, 0.0, years) - years) < 1e-9);
    const double growth = rate + percent(1, 5);
    const double growing = (1.0 - std::pow((1.0 + growth) / (1.0 + rate), years)) / (rate - growth);
    RC_ASSERT(std::abs(annuity_factor(rate, growth, years) - growing) < 1e-9 * growing);
  });
}

TEST(CashFlow, ALevelFlowIsWorthItsAnnuity) {
  const CashFlow flow{.at_start = -1000.0, .at_year_end = std::vector<double>(12, 150.0)};
  EXPECT_NEAR(net_present_value(flow, 0.04), -1000.0 + 150.0 * (1.0 - std::pow(1.04, -12)) / 0.04, 1e-9);
}

/// The discounted sum of a flow up to a time within its years, in proportion within a year.
double value_until(const CashFlow& flow, double rate, double years) {
  double sum = flow.at_start;
  for (std::size_t i = 0; i < flow.at_year_end.size(); ++i) {
    const double share = std::clamp(years - static_cast<double>(i), 0.0, 1.0);
    sum += share * flow.at_year_end[i] * discount_factor(rate, static_cast<double>(i) + 1.0);
  }
  return sum;
}

TEST(CashFlow, PaybackIsWhereTheValueRisesThroughZeroForGood) {
  rc::check([] {
    CashFlow flow{.at_start = -static_cast<double>(*rc::gen::inRange(1, 2000))};
    for (const int amount : *rc::gen::container<std::vector<int>>(15, rc::gen::inRange(-500, 900)))
      flow.at_year_end.push_back(amount);
    const double rate = percent(0, 12);
    const auto paid = payback_years(flow, rate);
    RC_ASSERT(paid.has_value() == (net_present_value(flow, rate) >= 0.0));
    if (!paid) return;
    RC_ASSERT(std::abs(value_until(flow, rate, *paid)) < 1e-6);
    for (double later = std::ceil(*paid); later <= 15.0; ++later) RC_ASSERT(value_until(flow, rate, later) > -1e-6);
  });
}

TEST(CashFlow, WhatCostsNothingIsPaidBackAtOnce) {
  EXPECT_EQ(payback_years({.at_start = 0.0, .at_year_end = {10.0}}, 0.03), 0.0);
  EXPECT_EQ(payback_years({.at_start = -100.0, .at_year_end = {10.0, 10.0}}, 0.03), std::nullopt);
}

constexpr const char* plan_text = R"([cost]
years = 15
discount_rate = 0.03
installation_per_luminaire = 50
cleaning_per_luminaire = 5
cleaning_interval_years = 2
carbon_g_per_kWh = 200
[cost.existing]
luminaires = 12
power_W = 72
maintenance_per_year = 150
)";

Need planned_classroom(const std::string& plan = plan_text) {
  return fixture::read_text(fixture::classroom_text() + plan).value();
}

const Price panel_price{.amount = 100.0, .currency = "EUR", .life_h = 20'000.0};

// By hand. 12 luminaires of 30 W, 2000 h a year, 0.25 EUR/kWh: 720 kWh, 180 EUR a year. Bought for 1200, installed for
// 600, cleaned for 12 × 5 / 2 = 30 a year. A life of 20 000 h is ten years: replaced once, at the end of year 10, and
// half a life is left after 15. At 3 %: a₁₅ = 11.937935, v¹⁰ = 0.744094, v¹⁵ = 0.641862.
TEST(LifeCost, AWorkedExample) {
  const LifeCost cost = *life_cost(planned_classroom(), 12, 30.0, panel_price);
  EXPECT_THAT(cost.gaps, IsEmpty());
  EXPECT_DOUBLE_EQ(*cost.purchase, 1200.0);
  EXPECT_DOUBLE_EQ(*cost.installation, 600.0);
  EXPECT_NEAR(*cost.energy, 180.0 * 11.937935, 1e-3);
  EXPECT_NEAR(*cost.cleaning, 30.0 * 11.937935, 1e-3);
  EXPECT_EQ(cost.times_replaced, 1);
  EXPECT_NEAR(*cost.replacements, 1800.0 * 0.744094, 1e-2);
  EXPECT_NEAR(*cost.residual_value, 600.0 * 0.641862, 1e-2);
  EXPECT_NEAR(*cost.present_value, 5261.22, 0.01);
  EXPECT_NEAR(*cost.annual_equivalent, 5261.22 / 11.937935, 0.01);
  EXPECT_DOUBLE_EQ(*cost.carbon_kg_per_year, 144.0);
  EXPECT_DOUBLE_EQ(*cost.carbon_kg, 15 * 144.0);
}

// The old: 12 × 72 W × 2000 h = 1728 kWh, 432 EUR, 150 EUR of upkeep; the new saves 582 − 210 = 372 EUR a year.
// Simple: 1800 / 372 = 4.839 years. At 3 %: a₅ = 4.579707, a₆ − a₅ = 0.837484, so 5 + (4.838710 − 4.579707) / 0.837484.
TEST(LifeCost, AgainstWhatIsThere) {
  const SavingAgainstExisting saving = *life_cost(planned_classroom(), 12, 30.0, panel_price)->saving;
  EXPECT_NEAR(saving.existing_present_value, 582.0 * 11.937935, 1e-2);
  EXPECT_NEAR(saving.net_present_value, 582.0 * 11.937935 - 5261.22, 0.02);
  EXPECT_DOUBLE_EQ(saving.energy_kWh_per_year, 1008.0);
  EXPECT_NEAR(*saving.carbon_kg_per_year, 201.6, 1e-9);
  EXPECT_NEAR(*saving.simple_payback_years, 1800.0 / 372.0, 1e-9);
  EXPECT_NEAR(*saving.discounted_payback_years, 5.309264, 1e-5);
}

TEST(LifeCost, TheSumOfThePartsIsTheWhole) {
  const LifeCost cost = *life_cost(planned_classroom(), 12, 30.0, panel_price);
  EXPECT_NEAR(
      *cost.present_value,
      *cost.purchase + *cost.installation + *cost.energy + *cost.cleaning + *cost.replacements - *cost.residual_value,
      1e-9);
}

TEST(LifeCost, IsLinearInThePriceOfElectricity) {
  Need need = planned_classroom();
  const auto at = [&](double price_per_kWh) {
    need.operation.electricity_price_per_kWh = price_per_kWh;
    return *life_cost(need, 12, 30.0, panel_price)->present_value;
  };
  EXPECT_NEAR(at(0.3) - at(0.2), at(0.2) - at(0.1), 1e-9);
  EXPECT_NEAR(at(0.2) - at(0.1), 0.1 * 720.0 * annuity_factor(0.03, 0.0, 15), 1e-9);
}

TEST(LifeCost, ADearerKilowattHourPaysBackSooner) {
  Need need = planned_classroom();
  double sooner = 100.0;
  for (const double price_per_kWh : {0.1, 0.2, 0.4, 0.8}) {
    need.operation.electricity_price_per_kWh = price_per_kWh;
    const LifeCost cost = *life_cost(need, 12, 30.0, panel_price);
    const double years = cost.saving->simple_payback_years.value_or(99.0);
    EXPECT_LT(years, sooner);
    sooner = years;
  }
}

TEST(LifeCost, ALifeBeyondTheYearsLeavesItsRestInProportion) {
  const LifeCost cost = *life_cost(planned_classroom(), 12, 30.0, Price{100.0, "EUR", 60'000.0});
  EXPECT_EQ(cost.times_replaced, 0);
  EXPECT_DOUBLE_EQ(*cost.replacements, 0.0);
  EXPECT_NEAR(*cost.residual_value, 1200.0 * 0.5 * discount_factor(0.03, 15), 1e-9);
}

TEST(LifeCost, WhatIsNotKnownIsAskedFor) {
  const std::string bare = "[cost]\nyears = 10\ndiscount_rate = 0.02\n";
  const LifeCost cost = *life_cost(planned_classroom(bare), 12, 30.0, Price{.amount = 600.0, .currency = "CNY"});
  EXPECT_THAT(cost.gaps, ElementsAre(CostGap::currency, CostGap::life, CostGap::installation, CostGap::cleaning));
  EXPECT_EQ(cost.present_value, std::nullopt);
  EXPECT_TRUE(cost.energy.has_value());
  EXPECT_EQ(cost.carbon_kg, std::nullopt);
  EXPECT_THAT(life_cost(planned_classroom(), 12, std::nullopt, std::nullopt)->gaps,
              ElementsAre(CostGap::power, CostGap::price));
  EXPECT_EQ(life_cost(fixture::classroom(), 12, 30.0, panel_price), std::nullopt);
}

TEST(LifeCost, AStatedRateOfExchangeConverts) {
  Need need = planned_classroom();
  need.operation.exchange["CNY"] = 0.125;
  const Price in_cny{.amount = 800.0, .currency = "CNY", .life_h = 20'000.0};
  EXPECT_DOUBLE_EQ(*life_cost(need, 12, 30.0, in_cny)->present_value,
                   *life_cost(need, 12, 30.0, panel_price)->present_value);
  EXPECT_DOUBLE_EQ(*running_cost(need, 12, 30.0, in_cny).cost_per_year,
                   *running_cost(need, 12, 30.0, panel_price).cost_per_year);
}

TEST(LifeCost, JsonSaysWhyAFigureIsNull) {
  nlohmann::ordered_json json;
  const Need need = planned_classroom("[cost]\nyears = 10\ndiscount_rate = 0.02\n");
  add_life_cost(need, life_cost(need, 12, 30.0, std::nullopt), json);
  EXPECT_TRUE(json["life_cost"]["present_value"].is_null());
  EXPECT_TRUE(json["life_cost"].contains("present_value_note"));
  EXPECT_TRUE(json["life_cost"].contains("carbon_kg_note"));
  EXPECT_TRUE(json["life_cost"].contains("saving_note"));
  EXPECT_EQ(json["life_cost"]["asked_for"][0]["what"], "price");
  add_life_cost(fixture::classroom(), std::nullopt, json);
  EXPECT_TRUE(json["life_cost"].is_null());
  EXPECT_THAT(json["life_cost_note"].get<std::string>(), HasSubstr("[cost]"));
}

TEST(GridList, EveryGridOfTheDataIsRead) {
  const GridList grids = GridList::load(twinlight::testing::project_path("data/energy/grids.toml")).value();
  EXPECT_DOUBLE_EQ(grids.find("CN").value().g_per_kWh, 536.6);
  EXPECT_THAT(grids.find("BELGIUM").error().message, HasSubstr("BE"));
}

}  // namespace
}  // namespace twinlight::evidence
