// Laws: light scales with the declared flux, power keeps the efficacy, a sum adds and a mean of the same is the same.

#include "twinlight/photometry/operations.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

Luminaire spot() {
  auto distribution =
      IntensityDistribution::create({0.0}, {0.0, 45.0, 90.0}, {300.0, 200.0, 0.0}, Symmetry::rotational).value();
  return {.model = "Spot",
          .symmetry = Symmetry::rotational,
          .distribution = std::move(distribution),
          .opening = {.shape = LuminousOpening::Shape::rectangle, .length_m = 1.2, .width_m = 0.3, .height_c0_m = 0.1},
          .housing = Housing{.length_m = 1.3, .width_m = 0.4, .height_m = 0.2},
          .lamp_sets = {{.lamp_count = 2.0, .lamp_type = "LED", .flux_lm = 1000.0, .power_W = 10.0}},
          .declared_flux_lm = 1000.0,
          .input_power_W = 10.0};
}

RC_GTEST_PROP(Operations, LightAndDeclaredFluxScaleTogether, ()) {
  const Luminaire luminaire = *random_luminaire();
  const double ratio = luminaire.distribution.flux_lm() / *luminaire.declared_flux_lm;
  const double factor = 0.01 * *rc::gen::inRange(1, 101);
  const Luminaire old = with_lumen_maintenance(luminaire, factor).value();
  RC_ASSERT(std::abs(old.distribution.flux_lm() - factor * luminaire.distribution.flux_lm()) <=
            1e-9 * luminaire.distribution.flux_lm());
  RC_ASSERT(std::abs(old.distribution.flux_lm() / *old.declared_flux_lm - ratio) <= 1e-9 * ratio);
  RC_ASSERT(old.input_power_W == luminaire.input_power_W);

  const double flux_lm = random_quantity(20000);
  RC_ASSERT(std::abs(with_flux(luminaire, flux_lm).value().distribution.flux_lm() - flux_lm) <= 1e-9 * flux_lm);

  const double power_W = random_quantity(500);
  const Luminaire strong = with_power(luminaire, power_W).value();
  const double efficacy = luminaire.distribution.flux_lm() / *luminaire.input_power_W;
  RC_ASSERT(strong.input_power_W == power_W);
  RC_ASSERT(std::abs(strong.distribution.flux_lm() / power_W - efficacy) <= 1e-9 * efficacy);
}

TEST(Operations, RefuseWhatMakesNoSense) {
  Luminaire dark = spot();
  dark.distribution = {};
  dark.input_power_W = std::nullopt;
  EXPECT_FALSE(with_lumen_maintenance(spot(), 1.1));
  EXPECT_FALSE(with_lumen_maintenance(spot(), 0.0));
  EXPECT_FALSE(with_flux(spot(), -1.0));
  EXPECT_FALSE(with_flux(dark, 100.0));
  EXPECT_FALSE(with_power(dark, 100.0));
  EXPECT_FALSE(with_light_times(spot(), std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(changed(spot(), {.turn_deg = std::nan("")}));
  EXPECT_EQ(with_lamp_tilt(spot(), 0.0).error().field, "lamp tilt");
}

// LM-63-2002, 5.7: "multiplying factors" for the angles of the lamp; between them linear.
TEST(Operations, FactorsOfATiltedLampApplyOnce) {
  Luminaire luminaire = spot();
  luminaire.tilt_factors = LampTiltFactors{.angles_deg = {0.0, 15.0, 90.0}, .factors = {1.0, 0.9, 0.6}};
  EXPECT_EQ(with_lamp_tilt(luminaire, 15.0).value().distribution.max_intensity_cd(), 0.9 * 300.0);
  const Luminaire between = with_lamp_tilt(luminaire, 52.5).value();
  EXPECT_NEAR(between.distribution.max_intensity_cd(), 0.75 * 300.0, 1e-9);
  EXPECT_EQ(between.declared_flux_lm, 1000.0);
  EXPECT_FALSE(between.tilt_factors);
  EXPECT_FALSE(with_lamp_tilt(luminaire, 91.0));
}

TEST(Operations, OpeningTurnsByQuarters) {
  const Luminaire quarter = turned(spot(), 90.0);
  EXPECT_EQ(quarter.opening.length_m, 0.3);
  EXPECT_EQ(quarter.opening.width_m, 1.2);
  EXPECT_EQ(quarter.opening.height_c90_m, 0.1);
  EXPECT_EQ(quarter.opening.height_c0_m, 0.0);
  EXPECT_EQ(quarter.housing->width_m, 1.3);
  const Luminaire back = turned(quarter, -90.0);
  EXPECT_EQ(back.opening.length_m, 1.2);
  EXPECT_EQ(back.opening.height_c0_m, 0.1);
  EXPECT_TRUE(back.warnings.empty());
  EXPECT_EQ(turned(spot(), 180.0).opening.height_c180_m, 0.1);
  const Luminaire oblique = turned(spot(), 30.0);
  EXPECT_EQ(oblique.opening.length_m, 1.2);
  ASSERT_EQ(oblique.warnings.size(), 1U);
  EXPECT_EQ(oblique.warnings[0].field, "luminous opening");
}

TEST(Operations, TiltSaysThatTheOpeningStays) {
  EXPECT_TRUE(tilted(spot(), 0.0).value().warnings.empty());
  const Luminaire tilt = tilted(spot(), 20.0).value();
  EXPECT_EQ(tilt.warnings.size(), 1U);
  EXPECT_EQ(tilt.symmetry, Symmetry::c0_c180);
}

RC_GTEST_PROP(Operations, SumAddsAndMeanOfTheSameIsTheSame, ()) {
  const Luminaire a = *random_luminaire();
  const Luminaire b = *random_luminaire();
  const Luminaire both = sum({a, b}).value();
  const double flux_lm = a.distribution.flux_lm() + b.distribution.flux_lm();
  RC_ASSERT(std::abs(both.distribution.flux_lm() - flux_lm) <= 3e-5 * flux_lm);
  RC_ASSERT(*both.input_power_W == *a.input_power_W + *b.input_power_W);
  RC_ASSERT(both.lamp_sets.size() == 1U);
  if (a.basis == b.basis && a.basis == PhotometryBasis::relative)
    RC_ASSERT(*both.declared_flux_lm == *a.declared_flux_lm + *b.declared_flux_lm);

  const Luminaire same = mean({a, a, a}).value();
  RC_ASSERT(std::abs(same.distribution.flux_lm() - a.distribution.flux_lm()) <= 1e-9 * flux_lm);
  RC_ASSERT(std::abs(*same.input_power_W - *a.input_power_W) <= 1e-9 * *a.input_power_W);
  RC_ASSERT(same.lamp_sets.front().lamp_count == a.lamp_sets.front().lamp_count);
  RC_ASSERT(same.symmetry == a.symmetry);
}

TEST(Operations, SumNamesWhatIsLeftOut) {
  Luminaire up = spot();
  up.model = "Uplight";
  up.opening = {.shape = LuminousOpening::Shape::rectangle, .length_m = 0.6, .width_m = 0.6};
  const Luminaire both = sum({spot(), up}).value();
  EXPECT_EQ(both.model, "Spot");
  EXPECT_EQ(both.opening.length_m, 1.2);
  EXPECT_EQ(both.opening.width_m, 0.6);
  EXPECT_EQ(both.lamp_sets.front().lamp_count, 4.0);
  EXPECT_EQ(both.lamp_sets.front().lamp_type, "LED");
  ASSERT_EQ(both.warnings.size(), 1U);
  EXPECT_EQ(both.warnings[0].field, "luminaire name");
}

TEST(Operations, ChangesApplyInTheirOrder) {
  const Luminaire result =
      changed(spot(), {.lumen_maintenance = 0.5, .power_W = 20.0, .flux_lm = 777.0, .tilt_deg = 10.0, .turn_deg = 90.0})
          .value();
  EXPECT_NEAR(result.distribution.flux_lm(), 777.0, 1e-6);
  EXPECT_EQ(result.input_power_W, 20.0);
  EXPECT_EQ(result.symmetry, Symmetry::c90_c270);  // tilted towards C0, then turned
}

}  // namespace
}  // namespace twinlight::photometry
