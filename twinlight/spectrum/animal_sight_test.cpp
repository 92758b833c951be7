// Vectors: the equations of Govardovskii et al. 2000 and the CIE tables of data/spectra, summed at 1 nm by a script of
// its own.

#include "twinlight/spectrum/animal_sight.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "twinlight/spectrum/metrics.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

PerAnimal ratios_of(const std::function<double(double)>& power) {
  std::vector<double> wavelengths_nm, values;
  for (double nm = 380.0; nm <= 780.0; nm += 1.0) {
    wavelengths_nm.push_back(nm);
    values.push_back(power(nm));
  }
  return evaluate(SpectralDistribution::create(wavelengths_nm, values).value()).animal_der;
}

double at(const PerAnimal& ratios, Animal animal) {
  return ratios[static_cast<std::size_t>(animal)].value();
}

std::function<double(double)> led(double peak_nm, double width_nm) {
  return [=](double nm) { return std::exp(-0.5 * std::pow((nm - peak_nm) / width_nm, 2.0)); };
}

TEST(VisualPigment, IsOneAtItsPeakAndFallsToBothSides) {
  for (const double peak_nm : {420.0, 498.0, 556.0, 571.0}) {
    EXPECT_NEAR(visual_pigment_absorbance(peak_nm, peak_nm), 1.0, 0.02) << peak_nm;
    EXPECT_LT(visual_pigment_absorbance(peak_nm + 10.0, peak_nm), visual_pigment_absorbance(peak_nm, peak_nm));
    EXPECT_LT(visual_pigment_absorbance(peak_nm - 10.0, peak_nm), visual_pigment_absorbance(peak_nm, peak_nm));
  }
}

/// At its peak the β band has 0.26 of the α band's height.
TEST(VisualPigment, HasItsSecondBandInTheUltraviolet) {
  const double beta_peak_nm = 189.0 + 0.315 * 500.0;
  EXPECT_GT(visual_pigment_absorbance(beta_peak_nm, 500.0), 0.26);
  EXPECT_LT(visual_pigment_absorbance(beta_peak_nm, 500.0), 0.40);
}

TEST(AnimalSight, IsOneInDaylight) {
  const PerAnimal ratios = ratios_of([](double nm) { return tables::cie_illuminant_d65.at(0, nm); });
  for (const Animal animal : all_animals) EXPECT_NEAR(at(ratios, animal), 1.0, 1e-12) << to_string(animal);
}

TEST(AnimalSight, OfIncandescentAndEqualEnergyLight) {
  const PerAnimal incandescent = ratios_of([](double nm) {
    constexpr double second_radiation_constant_nm_K = 1.435e7, temperature_K = 2848.0;  // CIE illuminant A
    return std::pow(560.0 / nm, 5.0) / std::expm1(second_radiation_constant_nm_K / (temperature_K * nm));
  });
  EXPECT_NEAR(at(incandescent, Animal::chicken), 1.0156, 2e-4);
  EXPECT_NEAR(at(incandescent, Animal::pig), 0.9000, 2e-4);
  EXPECT_NEAR(at(incandescent, Animal::cattle), 0.8926, 2e-4);
  const PerAnimal equal = ratios_of([](double) { return 1.0; });
  EXPECT_NEAR(at(equal, Animal::chicken), 1.0276, 2e-4);
  EXPECT_NEAR(at(equal, Animal::pig), 1.0016, 2e-4);
}

TEST(AnimalSight, RedLightIsLessForPigsAndCattleAndMoreForChickens) {
  const PerAnimal red = ratios_of(led(660.0, 8.5));
  EXPECT_NEAR(at(red, Animal::pig), 0.7216, 5e-4);
  EXPECT_NEAR(at(red, Animal::cattle), 0.6718, 5e-4);
  EXPECT_NEAR(at(red, Animal::chicken), 1.8448, 1e-3);
}

TEST(AnimalSight, NamesAreReadBack) {
  for (const Animal animal : all_animals) EXPECT_EQ(animal_named(to_string(animal)), animal);
  EXPECT_EQ(animal_named("people"), std::nullopt);
}

}  // namespace
}  // namespace twinlight::spectrum
