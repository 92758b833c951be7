// Values: spacing criteria of a commercial photometric tool, reference/photometry/good/manifest.json of the developers'
// reference folder. Closed forms: a Lambertian emitter sends 1 − cos² γ of its flux into the cone of half-angle γ.
#include "twinlight/photometry/derived_quantities.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/projected_area.h"
#include "twinlight/photometry/random_luminaire.h"

namespace twinlight::photometry {
namespace {

using twinlight::testing::reference_folder;

template <class Intensity>
IntensityDistribution rotational(Intensity intensity_cd, double last_gamma_deg = 180.0) {
  std::vector<double> gammas;
  std::vector<double> values;
  for (double gamma = 0.0; gamma <= last_gamma_deg; gamma += 0.5) {
    gammas.push_back(gamma);
    values.push_back(intensity_cd(radians(gamma)));
  }
  return IntensityDistribution::create({0.0}, gammas, values, Symmetry::rotational).value();
}

Luminaire lambertian(double intensity_cd = 1000.0) {
  Luminaire luminaire;
  luminaire.distribution = rotational([=](double gamma) { return intensity_cd * std::cos(gamma); }, 90.0);
  luminaire.opening = {.shape = LuminousOpening::Shape::rectangle, .length_m = 0.5, .width_m = 0.4};
  return luminaire;
}

TEST(ZonalFlux, OfALambertianEmitterIsADifferenceOfSquaredCosines) {
  const std::vector<FluxZone> zones = zonal_flux(lambertian().distribution);
  ASSERT_EQ(zones.size(), 18U);
  for (const FluxZone& zone : zones) {
    if (zone.to_deg > 90.0) continue;
    const double expected = std::pow(std::cos(radians(zone.from_deg)), 2) - std::pow(std::cos(radians(zone.to_deg)), 2);
    EXPECT_NEAR(zone.flux_lm / (1000.0 * constants::pi), expected, 2e-5);
  }
  EXPECT_NEAR(zones.back().cumulative_lm, lambertian().distribution.flux_lm(), 1e-9);
}

TEST(FluxCode, OfALambertianEmitterIs44_75_94_100) {
  Luminaire luminaire = lambertian();
  luminaire.declared_flux_lm = 2.0 * luminaire.distribution.flux_lm();
  const FluxCode code = cie_flux_code(luminaire);
  EXPECT_NEAR(code.n_percent[0].value.value(), 43.75, 0.01);
  EXPECT_NEAR(code.n_percent[1].value.value(), 75.0, 0.01);
  EXPECT_NEAR(code.n_percent[2].value.value(), 93.75, 0.01);
  EXPECT_NEAR(code.n_percent[3].value.value(), 100.0, 1e-9);
  EXPECT_NEAR(code.n_percent[4].value.value(), 50.0, 1e-9);
}

TEST(FluxCode, OfAnIsotropicSourceSharesTheSolidAngle) {
  Luminaire luminaire;
  luminaire.basis = PhotometryBasis::absolute;
  luminaire.distribution = rotational([](double) { return 100.0; });
  const FluxCode code = cie_flux_code(luminaire);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(code.n_percent[i].value.value(), 25.0 * static_cast<double>(i + 1), 1e-6);
  EXPECT_NEAR(code.n_percent[3].value.value(), 50.0, 1e-6);
  EXPECT_FALSE(code.n_percent[4].value);
}

TEST(Din5040, HasFiveLettersByTheDownwardPart) {
  const std::string letters = {din_5040_letter(1.0), din_5040_letter(0.9),  din_5040_letter(0.89), din_5040_letter(0.6),
                               din_5040_letter(0.5), din_5040_letter(0.39), din_5040_letter(0.0)};
  EXPECT_EQ(letters, "AABBCDE");
}

/// 2 cos⁴ θ = 1 gives S/H = 2 tan θ = 1.287, 4 cos⁴ θ = 1 gives √2.
TEST(SpacingCriteria, OfALambertianEmitterAre1_3And1_42) {
  const SpacingCriteria criteria = spacing_criteria(lambertian().distribution);
  EXPECT_NEAR(criteria.c0.value.value(), 1.30, 1e-9);
  EXPECT_NEAR(criteria.c90.value.value(), 1.30, 1e-9);
  EXPECT_NEAR(criteria.diagonal.value.value(), 1.42, 1e-9);
}

TEST(SpacingCriteria, AreThoseOfACommercialTool) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  struct Published {
    const char* file;
    double c0, c90, diagonal;
  };
  for (const Published& published : {Published{"cucalc__2.IES", 1.34, 1.30, 1.44},
                                     {"cucalc__4.IES", 1.12, 1.12, 1.20},
                                     {"cucalc__6.IES", 1.28, 1.32, 1.26}}) {
    const auto luminaire = read_photometric_file(reference_folder() / "photometry" / "good" / published.file).value();
    const SpacingCriteria criteria = spacing_criteria(luminaire.distribution);
    EXPECT_NEAR(criteria.c0.value.value(), published.c0, 1e-9) << published.file;
    EXPECT_NEAR(criteria.c90.value.value(), published.c90, 1e-9) << published.file;
    EXPECT_NEAR(criteria.diagonal.value.value(), published.diagonal, 1e-9) << published.file;
  }
  // The tool says N.A.: most of the light goes upward.
  const auto wall_light = read_photometric_file(reference_folder() / "photometry" / "good" / "cucalc__8.IES").value();
  EXPECT_FALSE(spacing_criteria(wall_light.distribution).c0.value);
}

/// I / A cos γ of a Lambertian panel is the same in every direction.
TEST(LuminanceTable, OfALambertianPanelIsEven) {
  const LuminanceTable table = luminance_table(lambertian(1000.0));
  for (const auto& line : table.cd_per_m2)
    for (const auto& cell : line) EXPECT_NEAR(cell.value(), 1000.0 / (0.5 * 0.4), 1e-6);
  EXPECT_NEAR(table.largest_from_65_deg_cd_per_m2.value(), 5000.0, 1e-6);
  EXPECT_FALSE(table.display_screen_limit_cd_per_m2());
  EXPECT_EQ(luminance_table(lambertian(250.0)).display_screen_limit_cd_per_m2(), 1500);
  EXPECT_EQ(luminance_table(lambertian(100.0)).display_screen_limit_cd_per_m2(), 1000);
}

TEST(BugRating, RisesWithEachLimitOfTheStandard) {
  EXPECT_EQ(bug_rating({.back_mid_lm = 220.0}, false).backlight, 0);
  EXPECT_EQ(bug_rating({.back_mid_lm = 221.0}, false).backlight, 1);
  EXPECT_EQ(bug_rating({.back_low_lm = 5001.0}, false).backlight, 5);
  EXPECT_EQ(bug_rating({.up_low_lm = 0.1}, false).uplight, 1);
  EXPECT_EQ(bug_rating({.up_high_lm = 600.0}, false).uplight, 4);
  EXPECT_EQ(bug_rating({.forward_very_high_lm = 200.0}, false).glare, 2);
  EXPECT_EQ(bug_rating({.forward_high_lm = 7000.0}, false).glare, 3);
  EXPECT_EQ(bug_rating({.back_high_lm = 700.0}, false).glare, 2);
  EXPECT_EQ(bug_rating({.back_high_lm = 700.0}, true).glare, 1);
}

/// All light of one quadrant of C, in front of a road luminaire by EULUMDAT (C90), beside it by LM-63 (0°).
TEST(BugRating, KnowsWhichSideIsForward) {
  Luminaire luminaire;
  luminaire.distribution = IntensityDistribution::create({0, 45, 90, 135, 180, 270, 315}, {0, 90},
                                                         {0, 0, 0, 0, 500, 500, 0, 0, 0, 0, 0, 0, 0, 0}, Symmetry::none)
                               .value();
  luminaire.format = FileFormat::eulumdat;
  const OutdoorZones by_eulumdat = bug_rating(luminaire).zones;
  EXPECT_GT(by_eulumdat.forward_mid_lm, 100.0);
  EXPECT_NEAR(by_eulumdat.back_mid_lm, 0.0, 1e-9);
  luminaire.format = FileFormat::lm63_2019;
  const OutdoorZones by_lm63 = bug_rating(luminaire).zones;
  EXPECT_NEAR(by_lm63.forward_mid_lm, by_lm63.back_mid_lm, 1e-6);
}

RC_GTEST_PROP(DerivedQuantities, ZonesOfBothKindsSumToTheFlux, ()) {
  const Luminaire luminaire = *random_luminaire();
  const double flux_lm = luminaire.distribution.flux_lm();
  RC_PRE(flux_lm > 1.0);
  RC_ASSERT(std::abs(zonal_flux(luminaire.distribution).back().cumulative_lm - flux_lm) < 1e-9 * flux_lm);
  const OutdoorZones z = bug_rating(luminaire).zones;
  const double sum = z.forward_low_lm + z.forward_mid_lm + z.forward_high_lm + z.forward_very_high_lm + z.back_low_lm +
                     z.back_mid_lm + z.back_high_lm + z.back_very_high_lm + z.up_low_lm + z.up_high_lm;
  RC_ASSERT(std::abs(sum - flux_lm) < 1e-9 * flux_lm);
}

TEST(DerivedQuantities, JsonHasEachOrSaysWhyNot) {
  for (const Luminaire& luminaire : {lambertian(), Luminaire{}}) {
    nlohmann::ordered_json json;
    add_derived_quantities(json, luminaire);
    for (const char* key : {"field_angle_c0_deg", "zonal_flux", "cie_flux_code", "din_5040_letter", "ute_class",
                            "spacing_criterion", "bug_rating", "luminance_table"}) {
      ASSERT_TRUE(json.contains(key)) << key;
      EXPECT_EQ(json[key].is_null(), json.contains(std::string(key) + "_note")) << key;
    }
  }
}

}  // namespace
}  // namespace twinlight::photometry
