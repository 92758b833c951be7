// The two figures of LENI are worked examples: 7 W/m², t_D 1800 h, t_N 200 h, all factors 1: 14.0 kWh/(m² a); with
// F_C 0.9, F_O 0.9, F_D 0.8 and 2.5 kWh/(m² a) of standby: 11.80.
#include "twinlight/evidence/lighting_energy.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/running_cost.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

constexpr double floor_area_m2 = 63.0;

/// A classroom of 63 m² at 7 W/m², used 2000 h.
Need classroom_with(LightingUse use) {
  Need need = fixture::classroom();
  need.operation.use = std::move(use);
  return need;
}

double per_m2(const Need& need) {
  return lighting_energy(need, 9, 49.0).total_kWh() / floor_area_m2;
}

TEST(LightingEnergy, AgreesWithWorkedExamples) {
  LeniPlan plan{.daylight_hours = 1800.0, .night_hours = 200.0};
  EXPECT_NEAR(per_m2(classroom_with({.leni = plan})), 14.0, 1e-9);
  plan.occupancy_factor = 0.9;
  plan.daylight_factor = 0.8;
  plan.default_standby_kWh_per_m2 = 2.5;
  Need need = classroom_with({.constant_illuminance = true, .leni = plan});
  need.maintenance_factor = 0.8;  // F_C = (1 + 0.8) / 2
  EXPECT_NEAR(per_m2(need), 11.80, 0.005);
}

TEST(LightingEnergy, WithoutControlsIsPowerTimesHours) {
  EXPECT_DOUBLE_EQ(lighting_energy(fixture::classroom(), 9, 49.0).total_kWh(), 9 * 49.0 * 2.0);
}

TEST(LightingEnergy, StandbyIsThatOfTheHoursWithoutLight) {
  const LeniPlan plan{
      .daylight_hours = 1800.0, .night_hours = 200.0, .standby_W_per_luminaire = 0.5, .emergency_charging_W = 4.0};
  const LightingEnergy energy = lighting_energy(classroom_with({.leni = plan}), 9, 49.0);
  EXPECT_NEAR(energy.standby_kWh, (9 * 0.5 * 6760.0 + 4.0 * 8760.0) / 1000.0, 1e-9);
}

TEST(LightingEnergy, DimmedHoursTakeTheirShareOfThePower) {
  const Need need = classroom_with({.dimming = {{.hours_per_year = 500.0, .output = 0.5, .power = 0.6},
                                                {.hours_per_year = 500.0, .output = 0.1, .power = 0.1}}});
  const LightingEnergy energy = lighting_energy(need, 9, 49.0);
  EXPECT_NEAR(energy.lighting_kWh, 9 * 49.0 * (1000.0 + 300.0 + 50.0) / 1000.0, 1e-9);
  EXPECT_NEAR(energy.dimming_factor, 1350.0 / 2000.0, 1e-12);
  const RunningCost cost = running_cost(need, 9, 49.0, std::nullopt);
  EXPECT_NEAR(*cost.energy_kWh_per_year, energy.lighting_kWh, 1e-9) << "energy and cost follow";
  EXPECT_NEAR(*cost.cost_per_year, energy.lighting_kWh * 0.25, 1e-9);
  EXPECT_FALSE(cost.leni_kWh_per_m2_year) << "the need does not describe its controls";
}

RC_GTEST_PROP(LightingEnergy, EveryControlSaves, ()) {
  const auto share = [] { return *rc::gen::inRange(0, 101) / 100.0; };
  const LeniPlan none{.daylight_hours = 1500.0, .night_hours = 500.0};
  const LeniPlan some{
      .daylight_hours = 1500.0, .night_hours = 500.0, .occupancy_factor = share(), .daylight_factor = share()};
  const double full_kWh = lighting_energy(classroom_with({.leni = none}), 9, 49.0).lighting_kWh;
  const double less_kWh =
      lighting_energy(classroom_with({.constant_illuminance = true, .leni = some}), 9, 49.0).lighting_kWh;
  RC_ASSERT(less_kWh >= 0.0 && less_kWh <= full_kWh + 1e-9);
}

// EN 15193:2007, annex D: continuous in F_A, 1 where somebody is always there, 0 where nobody ever is.
RC_GTEST_PROP(OccupancyFactor, FallsWithoutAStepFromOneToNothing, ()) {
  const auto control = static_cast<OccupancyControl>(*rc::gen::inRange(0, 6));
  const double factor = occupancy_control_factor(control);
  const double absence = *rc::gen::inRange(0, 1000) / 1000.0;
  const double here = occupancy_factor(absence, factor);
  const double next = occupancy_factor(absence + 0.001, factor);
  RC_ASSERT(next <= here + 1e-12 && here - next < 0.0031);
  RC_ASSERT(std::abs(occupancy_factor(0.0, factor) - 1.0) < 1e-12);
  RC_ASSERT(std::abs(occupancy_factor(1.0, factor)) < 1e-12);
}

TEST(OccupancyFactor, OfAClassroomThatSwitchesItselfOff) {
  EXPECT_NEAR(occupancy_factor(0.25, occupancy_control_factor(OccupancyControl::auto_on_off)), 0.85, 1e-12);
  EXPECT_NEAR(occupancy_factor(0.25, occupancy_control_factor(OccupancyControl::manual)), 0.95, 1e-12);
}

Result<Need> with_operation(const std::string& more) {
  std::string text = fixture::classroom_text();
  const std::string before = "[task]";
  text.insert(text.find(before), more + "\n");
  return fixture::read_text(text);
}

TEST(NeedUse, ReadsBothMethods) {
  const Need full =
      with_operation(
          "constant_illuminance = true\n[operation.leni]\nmethod = \"full\"\ndaylight_hours_per_year = 1700\n"
          "occupancy_factor = 0.9\ndaylight_factor = 0.7\nstandby_W_per_luminaire = 0.4\n"
          "emergency_charging_W = 0")
          .value();
  ASSERT_TRUE(full.operation.use.leni);
  EXPECT_EQ(full.operation.use.leni->night_hours, 300.0);
  EXPECT_FALSE(full.operation.use.leni->rests_on_defaults);
  EXPECT_TRUE(full.operation.use.constant_illuminance);
  const Need quick = with_operation(
                         "[operation.leni]\nmethod = \"quick\"\nspace = \"classroom\"\n"
                         "occupancy_control = \"auto on, auto off\"\ndaylight_factor = 1\nemergency = true")
                         .value();
  EXPECT_NEAR(quick.operation.use.leni->daylight_hours, 1800.0, 1e-9);
  EXPECT_NEAR(quick.operation.use.leni->occupancy_factor, 0.85, 1e-12);
  EXPECT_NEAR(quick.operation.use.leni->default_standby_kWh_per_m2, 2.5, 1e-12);
  EXPECT_TRUE(quick.operation.use.leni->rests_on_defaults);
}

TEST(NeedUse, FaultsAreRefusedWithTheirPlace) {
  const std::string full = "[operation.leni]\nmethod = \"full\"\n";
  const std::string quick = "[operation.leni]\nmethod = \"quick\"\nemergency = false\n";
  const std::vector<std::array<std::string, 2>> faults = {
      {"[[operation.dimming]]\nhours_per_year = 1500\noutput = 0.5\n[[operation.dimming]]\nhours_per_year = "
       "600\noutput = 0.5",
       "operation.dimming[2].hours_per_year: makes 2100 dimmed hours of the 2000"},
      {"[[operation.dimming]]\nhours_per_year = 100\noutput = 1.5", "operation.dimming[1].output: 1.5"},
      {"[operation.leni]\nmethod = \"slow\"", "operation.leni.method: 'slow' is unknown"},
      {full, "operation.leni.daylight_hours_per_year: is missing"},
      {full + "daylight_hours_per_year = 2500", "daylight_hours_per_year: 2500"},
      {full + "daylight_hours_per_year = 100", "standby_W_per_luminaire: is missing"},
      {"[operation.leni]\nmethod = \"quick\"", "operation.leni.emergency: is missing"},
      {quick, "operation.leni.daylight_factor: is missing"},
      {quick + "daylight_factor = 1", "operation.leni.absence_factor: give it"},
      {quick + "daylight_factor = 1\nspace = \"ward\"", "operation.leni.occupancy_control: is missing"},
      {quick + "daylight_factor = 1\nspace = \"ward\"\noccupancy_factor = 1", "operation.leni.space: can not be given"},
      {quick + "daylight_factor = 1\nabsence_factor = 2\noccupancy_control = \"manual\"", "absence_factor: 2"},
  };
  for (const auto& [more, expected] : faults) {
    const Result<Need> need = with_operation(more);
    ASSERT_FALSE(need) << more;
    EXPECT_THAT(to_string(need.error()), HasSubstr(expected));
    EXPECT_THAT(to_string(need.error()), HasSubstr("need.toml:"));
  }
}

}  // namespace
}  // namespace twinlight::evidence
