// Daylight that housings intercept, against the integral of what a convex body shows an even sky; screens by their
// rows.
#include "twinlight/evidence/greenhouse.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/screen_checks.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

photometry::Luminaire with_housing(double length_m, double width_m, double height_m) {
  photometry::Luminaire luminaire = *fixture::lambertian(1000.0, 10.0);
  luminaire.housing = photometry::Housing{.length_m = length_m, .width_m = width_m, .height_m = height_m};
  return luminaire;
}

/// ∫ A(θ, φ) dΩ / π over the upper half: the flux that a body of projected area A takes of E = π L, over E.
template <class ProjectedArea>
double intercepted_of_even_sky_m2(const ProjectedArea& projected_area_m2) {
  constexpr int steps = 400;
  double sum = 0.0;
  for (int i = 0; i < steps; ++i) {
    const double theta = (i + 0.5) / steps * constants::pi / 2.0;
    for (int k = 0; k < steps; ++k) {
      const double phi = (k + 0.5) / steps * 2.0 * constants::pi;
      sum += projected_area_m2(theta, phi) * std::sin(theta);
    }
  }
  const double step_sr = constants::pi / 2.0 / steps * (2.0 * constants::pi / steps);
  return sum * step_sr / constants::pi;
}

TEST(LightInterception, OfABoxIsWhatItShowsAnEvenSky) {
  constexpr double length_m = 1.2;
  constexpr double width_m = 0.13;
  constexpr double height_m = 0.14;
  const double area_m2 = intercepted_of_even_sky_m2([&](double theta, double phi) {
    return length_m * width_m * std::cos(theta) +
           height_m * std::sin(theta) * (length_m * std::abs(std::cos(phi)) + width_m * std::abs(std::sin(phi)));
  });
  const auto found = light_interception(with_housing(length_m, width_m, height_m), 1, 100.0);
  EXPECT_TRUE(found->from_housing);
  EXPECT_NEAR(found->share, area_m2 / 100.0, 1e-5 * area_m2);
}

TEST(LightInterception, OfARoundHousingIsWhatItShowsAnEvenSky) {
  constexpr double diameter_m = 0.4;
  constexpr double height_m = 0.25;
  const double area_m2 = intercepted_of_even_sky_m2([&](double theta, double) {
    return constants::pi * diameter_m * diameter_m / 4.0 * std::cos(theta) + diameter_m * height_m * std::sin(theta);
  });
  EXPECT_NEAR(light_interception(with_housing(diameter_m, 0.0, height_m), 1, 10.0)->share, area_m2 / 10.0,
              1e-5 * area_m2);
}

TEST(LightInterception, WithoutAHousingItIsThatOfTheOpeningAndSaysSo) {
  const auto found = light_interception(*fixture::lambertian(1000.0, 10.0), 5, 36.0);  // 0.6 m × 0.6 m, flat
  EXPECT_FALSE(found->from_housing);
  EXPECT_NEAR(found->share, 5 * 0.36 / 36.0, 1e-12);
  photometry::Luminaire point = *fixture::lambertian(1000.0, 10.0);
  point.opening = {};
  EXPECT_FALSE(light_interception(point, 5, 36.0));
}

RC_GTEST_PROP(LightInterception, GrowsWithTheirNumberAndIsNeverMoreThanAll, ()) {
  const int some = *rc::gen::inRange(1, 500);
  const int more = some + *rc::gen::inRange(1, 500);
  const photometry::Luminaire luminaire = with_housing(1.0, 0.2, 0.1);
  const double share = light_interception(luminaire, some, 20.0)->share;
  const double share_of_more = light_interception(luminaire, more, 20.0)->share;
  RC_ASSERT(share <= share_of_more);
  RC_ASSERT(share_of_more <= 1.0);
}

TEST(LightInterception, TakesFromTheDailyLight) {
  Need need = fixture::classroom();  // 9 m × 7 m
  need.daylight_mol_per_m2_day = 10.0;
  need.operation.hours_used = {parse_day_hours("00:00-12:00").value()};
  photometry::Luminaire luminaire = with_housing(1.0, 0.5, 0.0);
  luminaire.photons = photometry::PhotonData{.distribution = luminaire.distribution};
  lighting::Evaluation evaluation;
  evaluation.luminaires = 63;  // 63 × 0.5 m² over 63 m²: half of the daylight
  evaluation.task.illuminance_lx = {0.0};
  EXPECT_NEAR(interception_of(need, evaluation, luminaire)->share, 0.5, 1e-12);
  const auto values = further_values(need, need.requirement, evaluation, luminaire);
  EXPECT_THAT(values({.quantity = Quantity::dli_mol_per_m2_day}),
              ::testing::Optional(::testing::DoubleNear(5.0, 1e-12)));
  need.daylight_mol_per_m2_day = 0.0;
  EXPECT_FALSE(interception_of(need, evaluation, luminaire));
}

std::string screens(const std::string& text) {
  return fixture::classroom_text() + "[[greenhouse.screens]]\n" + text;
}

TEST(Screens, AreHeldAgainstTheirRows) {
  const std::string top = "requirement = \"nl-bal:2024/top-screen\"\n";
  const auto passes = [&](const std::string& figure) {
    const std::vector<Check> checks = screen_checks(fixture::read_text(screens(top + figure)).value());
    EXPECT_EQ(checks.size(), 1U);
    return checks.front().pass();
  };
  EXPECT_EQ(passes("reduction = 0.98\n"), true);
  EXPECT_EQ(passes("reduction = 0.97\n"), false);
  EXPECT_EQ(passes(""), std::nullopt);
  EXPECT_TRUE(screen_checks(fixture::classroom()).empty());
}

TEST(Screens, FaultsAreRefusedWithTheirPlace) {
  const auto complaint = [](const std::string& text) { return to_string(fixture::read_text(screens(text)).error()); };
  EXPECT_THAT(complaint("requirement = \"en12464-1:2021/44.1\"\n"), HasSubstr("says nothing of light to the outside"));
  EXPECT_THAT(complaint("requirement = \"nl-bal:2024/top-screen\"\nreduction = 98\n"), HasSubstr("reduction"));
  EXPECT_THAT(complaint("colour = 1\n"), HasSubstr("colour"));
}

}  // namespace
}  // namespace twinlight::evidence
