#include "twinlight/evidence/sensitivity.h"

#include <gmock/gmock.h>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::evidence {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Need room(double maintenance_factor = 0.8) {
  Need need = fixture::classroom();
  need.room.length_m = 6.0;
  need.room.width_m = 4.8;
  need.maintenance_factor = maintenance_factor;
  return need;
}

std::vector<Check> checks_with(double flux_lm, double maintenance_factor) {
  const Need need = room(maintenance_factor);
  static const lighting::RoomModel model(need.room);
  lighting::Scene scene = scene_without_layout(need, fixture::lambertian(flux_lm, 28.0));
  scene.placements = {{.position_m = {3.0, 2.4, 3.0}}};
  return evaluate_layout(need, scene, LayoutChoice{}, engine_on(model))->checks;
}

Check named(const std::vector<Check>& checks, Quantity quantity) {
  for (const Check& check : checks)
    if (check.quantity == quantity) return check;
  ADD_FAILURE() << "no check of " << to_string(quantity);
  return {};
}

TEST(Sensitivity, TheFluxAtWhichACheckTurnsBringsItToItsLimit) {
  const std::vector<Check> checks = checks_with(3600.0, 0.8);
  for (const Quantity quantity : {Quantity::maintained_illuminance_lx, Quantity::ugr, Quantity::walls_mean_lx}) {
    const Check check = named(checks, quantity);
    ASSERT_TRUE(check.value) << to_string(quantity);
    const double factor = *robustness_of(check, 0.8).flux_factor;
    const Check turned = named(checks_with(3600.0 * factor, 0.8), quantity);
    EXPECT_NEAR(*turned.value, turned.limit, 1e-6 * turned.limit) << to_string(quantity);
  }
}

TEST(Sensitivity, TheMaintenanceFactorAtWhichACheckTurnsBringsItToItsLimit) {
  const Check check = named(checks_with(30000.0, 0.8), Quantity::maintained_illuminance_lx);
  const double factor = *robustness_of(check, 0.8).maintenance_factor;
  const Check turned = named(checks_with(30000.0, factor), Quantity::maintained_illuminance_lx);
  EXPECT_NEAR(*turned.value, turned.limit, 1e-6 * turned.limit);
}

Check check_on(Quantity quantity, double limit, double value, bool at_most = false) {
  return {.quantity = quantity,
          .limit = limit,
          .at_most = at_most,
          .value = value,
          .confidence = requirements::Confidence::known};
}

TEST(Sensitivity, WhatLiesWithinTheUncertaintyIsNamed) {
  const std::vector<Check> checks = {
      check_on(Quantity::maintained_illuminance_lx, 500.0, 520.0), check_on(Quantity::walls_mean_lx, 150.0, 200.0),
      check_on(Quantity::uniformity, 0.6, 0.61), check_on(Quantity::ugr, 19.0, 18.0, true)};
  const VerdictRobustness whole = robustness_of(checks, 0.8);
  EXPECT_THAT(whole.within_uncertainty, ElementsAre(Quantity::maintained_illuminance_lx));
  EXPECT_DOUBLE_EQ(*whole.least_flux_factor, 500.0 / 520.0);
  EXPECT_NEAR(*whole.most_flux_factor, 1.3335, 1e-4);  // 10^(1/8)
  EXPECT_DOUBLE_EQ(*whole.least_maintenance_factor, 0.8 * 500.0 / 520.0);
}

/// Whichever check turns first bounds the verdict, of whatever kind of light it is.
TEST(Sensitivity, DailyAndMelanopicLightTurnToo) {
  const std::vector<Check> plants = {check_on(Quantity::ppfd_umol_per_m2_s, 180.0, 200.0),
                                     check_on(Quantity::dli_mol_per_m2_day, 12.0, 12.24),
                                     check_on(Quantity::dli_mol_per_m2_day, 17.0, 15.3, true)};
  EXPECT_DOUBLE_EQ(*robustness_of(plants, 0.9).least_flux_factor, 12.0 / 12.24);
  EXPECT_DOUBLE_EQ(*robustness_of(plants, 0.9).most_flux_factor, 17.0 / 15.3);
  EXPECT_DOUBLE_EQ(*robustness_of(plants, 0.9).least_maintenance_factor, 0.9 * 12.0 / 12.24);
  const std::vector<Check> eyes = {check_on(Quantity::melanopic_edi_lx, 250.0, 255.0)};
  EXPECT_DOUBLE_EQ(*robustness_of(eyes, 0.8).least_flux_factor, 250.0 / 255.0);
}

TEST(Sensitivity, AFailingVerdictStatesNoBounds) {
  const std::vector<Check> missed = {check_on(Quantity::maintained_illuminance_lx, 500.0, 490.0)};
  const VerdictRobustness whole = robustness_of(missed, 0.8);
  EXPECT_THAT(whole.within_uncertainty, ElementsAre(Quantity::maintained_illuminance_lx));
  EXPECT_EQ(whole.least_flux_factor, std::nullopt);
  const std::vector<Check> exact = {check_on(Quantity::uniformity, 0.6, 0.6)};
  EXPECT_THAT(robustness_of(exact, 0.8).within_uncertainty, IsEmpty());
}

TEST(Sensitivity, AGreatestIlluminanceDoesNotFollowMaintenance) {
  EXPECT_EQ(robustness_of(check_on(Quantity::illuminance_lx, 30.0, 25.0, true), 0.8).maintenance_factor, std::nullopt);
}

}  // namespace
}  // namespace twinlight::evidence
