#include "twinlight/evidence/tariff.h"

#include <gmock/gmock.h>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

DayHours hours(std::string_view text) {
  return parse_day_hours(text).value();
}

TEST(DayHours, GoOverMidnight) {
  EXPECT_DOUBLE_EQ(hours("22:00-07:00").hours(), 9.0);
  EXPECT_DOUBLE_EQ(hours("06:30-24:00").hours(), 17.5);
  EXPECT_TRUE(hours("22:00-07:00").contains(0));
  EXPECT_FALSE(hours("22:00-07:00").contains(7 * 60));
  EXPECT_DOUBLE_EQ(hours_within({hours("06:00-10:00"), hours("08:00-12:00")}), 6.0);
  EXPECT_EQ(hours("22:00-07:00").text(), "22:00-07:00");
}

TEST(DayHours, WhatIsNoPartOfADayIsRefused) {
  for (const char* text : {"", "6:00-10:00", "06:00", "06:00-06:00", "24:00-06:00", "06:60-07:00", "25:00-26:00",
                           "06:00-00:00", "06:00 10:00"})
    EXPECT_FALSE(parse_day_hours(text)) << text;
}

// 8 h at 0.30 and 4 h at 0.15 of each day: (8 × 0.30 + 4 × 0.15) / 12.
TEST(Tariff, ThePriceIsTheMeanOverTheHoursOfUse) {
  const std::vector<TariffBand> bands = {{hours("07:00-22:00"), 0.30}, {hours("22:00-07:00"), 0.15}};
  EXPECT_NEAR(mean_price_per_kWh(bands, {hours("14:00-02:00")}).value(), 0.25, 1e-12);
  EXPECT_NEAR(mean_price_per_kWh(bands, {hours("08:00-18:00")}).value(), 0.30, 1e-12);
}

TEST(Tariff, FaultsAreRefusedWithTheirPlace) {
  const auto complaint = [](const std::string& text) { return to_string(fixture::read_text(text).error()); };
  std::string text = fixture::classroom_text();
  const std::string flat = "electricity_price_per_kWh = 0.25\n";
  const std::string used = "hours_used = [\"06:00-23:00\"]\n";
  const auto with = [&](const std::string& keys) {
    std::string changed = text;
    return changed.replace(changed.find(flat), flat.size(), keys);
  };
  const std::string day = "tariff = [{ hours = \"07:00-22:00\", price_per_kWh = 0.3 }";
  EXPECT_THAT(complaint(with(day + "]\n")), HasSubstr("hours_used: is missing"));
  EXPECT_THAT(complaint(with(used + day + "]\n")), HasSubstr("no price holds at 06:00"));
  EXPECT_THAT(complaint(with(used + day + ", { hours = \"21:00-07:00\", price_per_kWh = 0.2 }]\n")),
              HasSubstr("07:00-22:00 and 21:00-07:00 overlap"));
  EXPECT_THAT(complaint(with(flat + used + day + "]\n")), HasSubstr("together with a tariff"));
  EXPECT_THAT(complaint(with(flat + "hours_used = [\"6-23\"]\n")), HasSubstr("expected HH:MM-HH:MM"));
  EXPECT_THAT(complaint(with(flat + "exchange = { eur = 8 }\n")), HasSubstr("three capital letters"));
  const Need need =
      fixture::read_text(with(used + day + ", { hours = \"22:00-07:00\", price_per_kWh = 0.13 }]\n")).value();
  EXPECT_NEAR(need.operation.electricity_price_per_kWh, (15 * 0.30 + 2 * 0.13) / 17, 1e-12);
}

TEST(CostPlan, FaultsAreRefusedWithTheirPlace) {
  const auto complaint = [](const std::string& plan) {
    return to_string(fixture::read_text(fixture::classroom_text() + "[cost]\n" + plan).error());
  };
  EXPECT_THAT(complaint("discount_rate = 0.03\n"), HasSubstr("cost.years: is missing"));
  EXPECT_THAT(complaint("years = 0\ndiscount_rate = 0.03\n"), HasSubstr("cost.years: 0"));
  EXPECT_THAT(complaint("years = 10\ndiscount_rate = 3\n"), HasSubstr("cost.discount_rate: 3"));
  EXPECT_THAT(complaint("years = 10\ndiscount_rate = 0.03\ncleaning_per_luminaire = 4\n"),
              HasSubstr("cleaning_interval_years: is missing"));
  EXPECT_THAT(complaint("years = 10\ndiscount_rate = 0.03\ngrid = \"XX\"\n"), HasSubstr("the grid 'XX' is unknown"));
  EXPECT_THAT(complaint("years = 10\ndiscount_rate = 0.03\ngrid = \"BE\"\ncarbon_g_per_kWh = 100\n"),
              HasSubstr("together with grid"));
  EXPECT_THAT(complaint("years = 10\ndiscount_rate = 0.03\nexisting = { luminaires = 12, power_W = 72 }\n"),
              HasSubstr("maintenance_per_year: is missing"));
}

}  // namespace
}  // namespace twinlight::evidence
