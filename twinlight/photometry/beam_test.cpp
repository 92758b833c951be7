#include "twinlight/photometry/beam.h"

#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {
namespace {

template <class Intensity>
IntensityDistribution rotational_beam(double from_deg, double to_deg, Intensity intensity_cd) {
  std::vector<double> gammas_deg;
  std::vector<double> values_cd;
  for (double gamma = from_deg; gamma <= to_deg; gamma += 1.0) {
    gammas_deg.push_back(gamma);
    values_cd.push_back(intensity_cd(gamma));
  }
  return IntensityDistribution::create({0.0}, gammas_deg, values_cd, Symmetry::rotational).value();
}

TEST(Beam, LambertHas120Degrees) {
  const auto lambert = rotational_beam(0, 90, [](double g) { return std::cos(radians(g)); });
  EXPECT_NEAR(beam_angle_deg(lambert, 0.0).value.value(), 120.0, 1e-6);
  EXPECT_NEAR(beam_angle_deg(lambert, 37.0).value.value(), 120.0, 1e-6);
  // 10 %: the field angle, 2 · acos(0.1) within the error of linear interpolation.
  EXPECT_NEAR(beam_angle_deg(lambert, 0.0, 0.1).value.value(), 2.0 * degrees(std::acos(0.1)), 0.01);
}

TEST(Beam, IsTheLobeOfThePeakAcrossTheZenithToo) {
  const auto uplight = rotational_beam(90, 180, [](double g) { return std::max(0.0, -std::cos(radians(g))); });
  EXPECT_NEAR(beam_angle_deg(uplight, 0.0).value.value(), 120.0, 1e-6);
  const auto full = rotational_beam(0, 180, [](double g) { return std::max(0.0, -std::cos(radians(g))); });
  EXPECT_NEAR(beam_angle_deg(full, 0.0).value.value(), 120.0, 1e-6);
}

TEST(Beam, OneLobeOfABatwing) {
  const auto batwing = rotational_beam(0, 90, [](double g) { return std::max(0.0, 10.0 - std::abs(g - 40.0)); });
  EXPECT_NEAR(beam_angle_deg(batwing, 0.0).value.value(), 10.0, 1e-9);
}

TEST(Beam, ALeaningBeamIsMeasuredAroundItsPeak) {
  std::vector<double> values_cd;
  const std::vector<double> gammas_deg = {0, 10, 20, 30, 40};
  // Peak at γ = 10° of C0; half of it at γ = 25° of C0 and at γ = 20° of C180.
  for (const double cd : {90.0, 100.0, 70.0, 30.0, 0.0}) values_cd.push_back(cd);
  for (const double cd : {90.0, 70.0, 50.0, 30.0, 0.0}) values_cd.push_back(cd);
  const auto leaning = IntensityDistribution::create({0, 180}, gammas_deg, values_cd, Symmetry::none).value();
  EXPECT_NEAR(beam_angle_deg(leaning, 0.0).value.value(), 25.0 + 20.0, 1e-9);
  EXPECT_NEAR(beam_angle_deg(leaning, 180.0).value.value(), 25.0 + 20.0, 1e-9);
}

TEST(Beam, SaysWhyThereIsNone) {
  const auto flat = rotational_beam(0, 180, [](double) { return 5.0; });
  EXPECT_FALSE(beam_angle_deg(flat, 0.0).value);
  EXPECT_FALSE(beam_angle_deg(flat, 0.0).why_not.empty());
  const auto cut = rotational_beam(0, 40, [](double g) { return std::cos(radians(g)); });
  EXPECT_FALSE(beam_angle_deg(cut, 0.0).value);
  EXPECT_EQ(beam_angle_deg(IntensityDistribution(), 0.0).why_not, "the plane is dark");
}

}  // namespace
}  // namespace twinlight::photometry
