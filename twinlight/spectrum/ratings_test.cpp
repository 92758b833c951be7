// Published numbers: EML = 1.104 × melanopic EDI (WELL v2, feature L03); a_mel,v of D65 0.9058 (DIN/TS 5031-100:2021);
// IEC 62471:2006 Tables 6.1 and 6.2; IEC 60081 annex D and its 3000 K ellipse, semi-axes 2.78e-3 and 1.36e-3; CIE TN
// 001:2014, 0.0011 in (u′, v′) a step.

#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/spectrum/blue_light_hazard.h"
#include "twinlight/spectrum/colour_tolerance.h"
#include "twinlight/spectrum/melanopic.h"

namespace twinlight::spectrum {
namespace {

TEST(MelanopicConversions, AgreeWithThePublishedFactors) {
  const MelanopicConversions daylight = melanopic_conversions(1.0);
  EXPECT_EQ(daylight.melanopic_edi_per_lx, 1.0);
  EXPECT_NEAR(daylight.eml_per_lx, 1.104, 5e-4);
  EXPECT_NEAR(daylight.din_a_mel_v, 0.9058, 5e-5);
  EXPECT_NEAR(melanopic_conversions(0.5).eml_per_lx, 0.552, 3e-4);
}

TEST(BlueLightHazard, RiskGroupsChangeAtTheirLimits) {
  constexpr double efficacy = 1e-3;  // W/lm, a very blue light
  const BlueLightThresholds limits = blue_light_thresholds(efficacy);
  EXPECT_DOUBLE_EQ(limits.rg0_luminance_cd_per_m2, 1e5);
  EXPECT_DOUBLE_EQ(limits.rg1_luminance_cd_per_m2, 1e7);
  EXPECT_DOUBLE_EQ(limits.rg1_illuminance_lx, 1000.0);
  EXPECT_EQ(risk_group_from_luminance(efficacy, 0.99e5), RiskGroup::rg0);
  EXPECT_EQ(risk_group_from_luminance(efficacy, 1.01e5), RiskGroup::rg1);
  EXPECT_EQ(risk_group_from_luminance(efficacy, 1.01e7), RiskGroup::rg2);
  EXPECT_EQ(risk_group_from_luminance(efficacy, 4.1e9), RiskGroup::rg3);
  EXPECT_EQ(risk_group_from_illuminance(efficacy, 999.0), RiskGroup::rg1);
  EXPECT_EQ(risk_group_from_illuminance(efficacy, 1001.0), RiskGroup::rg2);
  EXPECT_EQ(risk_group_from_illuminance(efficacy, 4.1e5), RiskGroup::rg3);
}

TEST(ColourTolerance, OneStepIsTheSemiAxisOfThePublishedEllipse) {
  // 3000 K: semi-axes 2.78e-3 along 53.17° and 1.36e-3 across (IEC 60081 figure, 1 step).
  const double angle = 53.17 * std::acos(-1.0) / 180.0;
  const auto steps = [&](double along, double across) {
    const Xy white{0.440 + along * std::cos(angle) - across * std::sin(angle),
                   0.403 + along * std::sin(angle) + across * std::cos(angle)};
    return *colour_tolerance(uv1960(white), 3000.0)->steps_macadam;
  };
  EXPECT_NEAR(steps(2.78e-3, 0.0), 1.0, 0.01);
  EXPECT_NEAR(steps(0.0, 1.36e-3), 1.0, 0.01);
  EXPECT_NEAR(steps(3 * 2.78e-3, 0.0), 3.0, 0.03);
}

TEST(ColourTolerance, CircleStepsAreDistancesInUv) {
  const ColourTemperature centre{5029.0, 57700.0 / (5029.0 * 5029.0) - 44.6 / 5029.0 + 0.00854};
  const Uv1960 at = chromaticity_at(centre);
  const auto tolerance = colour_tolerance({at.u + 2.0 * 0.0011, at.v}, 5000.0);
  ASSERT_TRUE(tolerance);
  EXPECT_EQ(tolerance->nominal_cct_K, 5000);
  EXPECT_NEAR(tolerance->steps_uv_circle, 2.0, 1e-9);
}

TEST(ColourTolerance, BelongsToNominalWhitesOnly) {
  EXPECT_FALSE(colour_tolerance(planckian_locus(1500.0), 1500.0));
  EXPECT_FALSE(colour_tolerance(planckian_locus(9000.0), 9000.0));
  EXPECT_EQ(colour_tolerance(planckian_locus(2650.0), 2650.0)->nominal_cct_K, 2700);
  EXPECT_FALSE(colour_tolerance(planckian_locus(5700.0), 5700.0)->steps_macadam);
}

}  // namespace
}  // namespace twinlight::spectrum
