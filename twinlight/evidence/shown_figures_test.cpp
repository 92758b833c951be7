#include "twinlight/evidence/shown_figures.h"

#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::evidence {
namespace {

using requirements::Quantity;

/// I = I₀ cosⁿ γ: on the plane E = I₀ cosⁿ⁺³ γ, so a share s is left where cos γ = s^(1/(n+3)).
std::shared_ptr<photometry::Luminaire> spot(double peak_cd, double exponent) {
  std::vector<double> gammas_deg, intensities_cd;
  for (double gamma_deg = 0.0; gamma_deg <= 90.0; gamma_deg += 0.5) {
    gammas_deg.push_back(gamma_deg);
    intensities_cd.push_back(peak_cd * std::pow(std::cos(radians(gamma_deg)), exponent));
  }
  auto luminaire = fixture::lambertian(1000.0, 12.0);
  luminaire->distribution =
      photometry::IntensityDistribution::create({0.0}, gammas_deg, intensities_cd, photometry::Symmetry::rotational)
          .value();
  luminaire->opening.length_m = luminaire->opening.width_m = 0.15;
  return luminaire;
}

double distance_m(double share, double exponent) {
  return std::tan(std::acos(std::pow(share, 1.0 / (exponent + 3.0))));
}

TEST(ShownFigures, OfAnExaminationLampAreThoseOfItsLightField) {
  const auto figures = figures_shown_by(*spot(50000.0, 40.0));
  EXPECT_NEAR(figures.at(Quantity::central_illuminance_lx), 50000.0, 1.0);
  EXPECT_NEAR(figures.at(Quantity::d50_to_d10_ratio), distance_m(0.5, 40.0) / distance_m(0.1, 40.0), 0.01);
  EXPECT_EQ(figures.at(Quantity::power_W), 12.0);
  EXPECT_EQ(figures.at(Quantity::colour_rendering_index), 80.0);
}

TEST(ShownFigures, OfALargePanelSayNothingOfAPlaneAt1m) {
  const auto figures = figures_shown_by(*fixture::lambertian(4000.0, 30.0));
  EXPECT_FALSE(figures.contains(Quantity::central_illuminance_lx));
  EXPECT_FALSE(figures.contains(Quantity::cct_K));
  EXPECT_NEAR(figures.at(Quantity::luminous_flux_lm), 4000.0, 1.0);
}

TEST(ShownFigures, OfLightThatIsAimedAsideHaveNoCentre) {
  auto aside = spot(50000.0, 40.0);
  std::vector<double> gammas_deg, intensities_cd;
  for (double gamma_deg = 0.0; gamma_deg <= 90.0; gamma_deg += 1.0) {
    gammas_deg.push_back(gamma_deg);
    intensities_cd.push_back(gamma_deg > 20.0 && gamma_deg < 40.0 ? 1000.0 : 100.0);
  }
  aside->distribution =
      photometry::IntensityDistribution::create({0.0}, gammas_deg, intensities_cd, photometry::Symmetry::rotational)
          .value();
  EXPECT_FALSE(figures_shown_by(*aside).contains(Quantity::central_illuminance_lx));
}

}  // namespace
}  // namespace twinlight::evidence
