#include "twinlight/evidence/maintenance.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

// TM-21: flux exp(-a t) with a = 2.0e-6 per h falls to 80 % at 111 572 h; then it is 80 % after that life.
TEST(LumenMaintenance, IsTheDecayThatTheLifeIsOf) {
  EXPECT_NEAR(lumen_maintenance(0.8, 111'572.0, 50'000.0), std::exp(-2.0e-6 * 50'000.0), 1e-6);
  EXPECT_EQ(lumen_maintenance(0.7, 50'000.0, 50'000.0), 0.7);
  EXPECT_EQ(lumen_maintenance(0.7, 50'000.0, 0.0), 1.0);
}

RC_GTEST_PROP(LumenMaintenance, FallsWithTheHoursByEqualPartsInEqualTimes, ()) {
  const double left = *rc::gen::inRange(50, 100) / 100.0, life_h = *rc::gen::inRange(10'000, 200'000);
  const double hours = *rc::gen::inRange(0, 100'000);
  const double once = lumen_maintenance(left, life_h, hours);
  RC_ASSERT(std::abs(lumen_maintenance(left, life_h, 2.0 * hours) - once * once) < 1e-12);
  RC_ASSERT(once > 0.0 && once <= 1.0);
}

Result<Need> with_maintenance(const std::string& keys) {
  std::string text = fixture::classroom_text();
  const std::string number = "maintenance_factor = 0.8\n";
  text.erase(text.find(number), number.size());
  return fixture::read_text(text + "[maintenance]\n" + keys);
}

TEST(NeedMaintenance, IsTheProductOfItsFourParts) {
  const Need stated =
      with_maintenance("lamp_lumen = 0.9\nlamp_survival = 0.98\nluminaire = 0.92\nroom_surface = 0.95").value();
  EXPECT_NEAR(stated.maintenance_factor, 0.9 * 0.98 * 0.92 * 0.95, 1e-12);
  const Need by_life = with_maintenance(
                           "flux_left = 0.8\nlife_h = 50000\nreplaced_after_years = 15\n"
                           "failures_replaced_at_once = true\nluminaire = 0.92\nroom_surface = 0.95")
                           .value();
  EXPECT_NEAR(by_life.maintenance_factor, std::pow(0.8, 30'000.0 / 50'000.0) * 0.92 * 0.95, 1e-12);
  EXPECT_EQ(by_life.maintenance->burning_hours, 30'000.0);
}

TEST(NeedMaintenance, FaultsAreRefusedWithTheirPlace) {
  const std::string rest = "luminaire = 0.9\nroom_surface = 0.9\n";
  const std::vector<std::array<std::string, 2>> faults = {
      {rest, "maintenance.flux_left: is missing"},
      {rest + "lamp_lumen = 0.9", "maintenance.lamp_survival: is missing"},
      {rest + "lamp_lumen = 1.2\nlamp_survival = 1", "maintenance.lamp_lumen: 1.2"},
      {rest + "lamp_lumen = 0.9\nlife_h = 50000\nlamp_survival = 1",
       "life_h: can not be given together with lamp_lumen"},
      {rest + "lamp_lumen = 0.9\nlamp_survival = 1\nfailures_replaced_at_once = true", "is 1 where failures"},
      {"lamp_lumen = 0.9\nlamp_survival = 1\nluminaire = 0.9", "maintenance.room_surface: is missing"},
      {"lamp_lumen = 0.9\nlamp_survival = 1\nroom_surface = 0.9", "maintenance.luminaire: is missing"},
  };
  for (const auto& [keys, expected] : faults) {
    const Result<Need> need = with_maintenance(keys);
    ASSERT_FALSE(need) << keys;
    EXPECT_THAT(to_string(need.error()), HasSubstr(expected));
  }
  const auto both = fixture::read_text(fixture::classroom_text() + "[maintenance]\nlamp_lumen = 0.9\n");
  EXPECT_THAT(to_string(both.error()), HasSubstr("can not be given together with [maintenance]"));
  std::string neither = fixture::classroom_text();
  neither.erase(neither.find("maintenance_factor"), std::string("maintenance_factor = 0.8\n").size());
  EXPECT_THAT(to_string(fixture::read_text(neither).error()), HasSubstr("maintenance_factor: is missing"));
}

}  // namespace
}  // namespace twinlight::evidence
