// The standard's own names for two classes: E is the plane diffuser of even luminance, J gives the same intensity in
// all downward directions (NF C 71-121, as told by leclairage.fr, "Classe photométrique").

#include "twinlight/photometry/ute_class.h"

#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {
namespace {

/// I(γ) = cosⁿ γ downward, `upward` times that upward; relative photometry with these lamps.
Luminaire light(double exponent, double upward = 0.0, double light_output_ratio = 1.0) {
  std::vector<double> gammas_deg;
  std::vector<double> intensities_cd;
  for (int i = 0; i <= 180; ++i) {
    gammas_deg.push_back(i);
    const double cosine = std::cos(radians(i));
    intensities_cd.push_back(i == 90 ? 0.0 : std::pow(std::abs(cosine), exponent) * (i < 90 ? 1.0 : upward));
  }
  Luminaire luminaire;
  luminaire.distribution =
      IntensityDistribution::create({0.0}, gammas_deg, intensities_cd, Symmetry::rotational).value();
  luminaire.basis = PhotometryBasis::relative;
  luminaire.declared_flux_lm = luminaire.distribution.flux_lm() / light_output_ratio;
  return luminaire;
}

TEST(UteClass, NamesTheDiffusersAndTheNarrowBeam) {
  EXPECT_EQ(ute_class(light(1.0))->letter, 'E');
  EXPECT_EQ(ute_class(light(0.0))->letter, 'J');
  EXPECT_EQ(ute_class(light(8.0))->letter, 'A');
}

/// A cosine to a higher power is never of a later class.
TEST(UteClass, GoesThroughTheAlphabetAsTheBeamWidens) {
  std::string letters;
  for (double exponent = 10.0; exponent >= 0.0; exponent -= 0.25) {
    const char letter = ute_class(light(exponent))->letter.value_or('?');
    if (letters.empty() || letters.back() != letter) letters += letter;
  }
  EXPECT_EQ(letters, "ABCDEGHJ");
}

TEST(UteClass, SymbolGivesThePartsOfTheLampFlux) {
  EXPECT_EQ(ute_class(light(1.0, 0.0, 0.8))->symbol(), "0.80 E");
  EXPECT_EQ(ute_class(light(1.0, 0.25, 0.8))->symbol(), "0.64 E + 0.16 T");
  Luminaire uplight = light(1.0, 1.0);
  uplight.distribution =
      IntensityDistribution::create({0.0}, {90.0, 180.0}, {0.0, 100.0}, Symmetry::rotational).value();
  uplight.basis = PhotometryBasis::absolute;
  EXPECT_EQ(ute_class(uplight)->symbol(), "1.00 T");
}

TEST(UteClass, HasNoLetterForLightThatNoClassDescribes) {
  Luminaire wings;
  wings.distribution =
      IntensityDistribution::create({0.0}, {0.0, 55.0, 65.0, 75.0, 90.0}, {0, 0, 900, 0, 0}, Symmetry::rotational)
          .value();
  EXPECT_FALSE(ute_class(wings)->letter);
  EXPECT_FALSE(ute_class(wings)->symbol());
  EXPECT_FALSE(ute_class(Luminaire{}));
}

}  // namespace
}  // namespace twinlight::photometry
