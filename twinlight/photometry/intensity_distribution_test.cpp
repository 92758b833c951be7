#include "twinlight/photometry/intensity_distribution.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::photometry {
namespace {

std::vector<double> even_angles(double from_deg, double to_deg, std::size_t steps) {
  std::vector<double> angles_deg;
  for (std::size_t i = 0; i <= steps; ++i)
    angles_deg.push_back(from_deg + (to_deg - from_deg) * static_cast<double>(i) / static_cast<double>(steps));
  return angles_deg;
}

template <class Intensity>
IntensityDistribution tabulated(const std::vector<double>& c_deg, const std::vector<double>& gammas_deg,
                                Symmetry symmetry, Intensity intensity_cd) {
  std::vector<double> values_cd;
  for (const double c : c_deg)
    for (const double gamma : gammas_deg) values_cd.push_back(intensity_cd(c, gamma));
  return IntensityDistribution::create(c_deg, gammas_deg, values_cd, symmetry).value();
}

/// A random table over the whole turn, uneven in both angles.
rc::Gen<IntensityDistribution> any_distribution() {
  return rc::gen::exec([] {
    const auto steps = [](double scale, std::size_t least) {
      const auto parts =
          *rc::gen::container<std::vector<int>>(*rc::gen::inRange<std::size_t>(least, 12), rc::gen::inRange(1, 100));
      double sum = 0.0;
      for (const int part : parts) sum += part;
      std::vector<double> angles_deg = {0.0};
      double reached = 0.0;
      for (const int part : parts) angles_deg.push_back(scale * ((reached += part) / sum));
      return angles_deg;
    };
    std::vector<double> c_deg = steps(360.0, 2);
    c_deg.pop_back();
    std::vector<double> gammas_deg = steps(*rc::gen::element(90.0, 140.0, 180.0), 2);
    const auto values =
        *rc::gen::container<std::vector<int>>(c_deg.size() * gammas_deg.size(), rc::gen::inRange(0, 5000));
    return IntensityDistribution::create(c_deg, gammas_deg, std::vector<double>(values.begin(), values.end()),
                                         Symmetry::none)
        .value();
  });
}

rc::Gen<double> any_angle(double from_deg, double to_deg) {
  return rc::gen::map(rc::gen::inRange(0, 1'000'001),
                      [=](int part) { return from_deg + (to_deg - from_deg) * part / 1'000'000.0; });
}

TEST(IntensityDistribution, DefaultIsDark) {
  const IntensityDistribution dark;
  EXPECT_EQ(dark.flux_lm(), 0.0);
  EXPECT_EQ(dark.intensity_cd(30.0, 60.0), 0.0);
}

TEST(IntensityDistribution, IsotropicOneCandelaGivesFourPiLumens) {
  const auto one_cd = [](double, double) { return 1.0; };
  const auto turn = tabulated(even_angles(0, 345, 23), even_angles(0, 180, 36), Symmetry::none, one_cd);
  EXPECT_NEAR(turn.flux_lm(), constants::full_sphere_sr, 1e-12);
  const auto one_plane = tabulated({0.0}, {0.0, 180.0}, Symmetry::rotational, one_cd);
  EXPECT_NEAR(one_plane.flux_lm(), constants::full_sphere_sr, 1e-12);
  EXPECT_NEAR(one_plane.flux_lm(60.0, 90.0), constants::pi, 1e-12);  // cos 60° − cos 90° = 1/2
}

TEST(IntensityDistribution, LambertGivesPiTimesTheIntensity) {
  const auto lambert = [](double, double gamma) { return 1000.0 * std::cos(radians(gamma)); };
  const auto coarse = tabulated({0.0}, even_angles(0, 90, 18), Symmetry::rotational, lambert);
  const auto fine = tabulated({0.0}, even_angles(0, 90, 900), Symmetry::rotational, lambert);
  // Linear interpolation lies below the cosine by h²/12 of it at most.
  EXPECT_NEAR(coarse.flux_lm() / (1000.0 * constants::pi), 1.0, 0.0007);
  EXPECT_NEAR(fine.flux_lm() / (1000.0 * constants::pi), 1.0, 3e-7);
}

TEST(IntensityDistribution, LinearInGammaIsIntegratedExactly) {
  // ∫₀^π γ sin γ dγ = π, so that I = γ/π gives 2π · 1.
  const auto ramp = tabulated({0.0}, {0.0, 180.0}, Symmetry::rotational, [](double, double g) { return g / 180.0; });
  EXPECT_NEAR(ramp.flux_lm(), 2.0 * constants::pi, 1e-12);
}

/// A smooth body of every symmetry: only even powers of the components about which it is symmetric.
double body_cd(double c_deg, double gamma_deg, double odd_x, double odd_y) {
  const double x = std::sin(radians(gamma_deg)) * std::cos(radians(c_deg));
  const double y = std::sin(radians(gamma_deg)) * std::sin(radians(c_deg));
  return 100.0 * (2.0 + x * x + 0.5 * y * y * y * y + odd_x * x + odd_y * y);
}

TEST(IntensityDistribution, FoldedTablesEqualTheFullTable) {
  struct Case {
    Symmetry symmetry;
    std::vector<double> sector_deg;
    double odd_x;
    double odd_y;
  };
  const std::vector<Case> cases = {{Symmetry::quadrant, even_angles(0, 90, 6), 0.0, 0.0},
                                   {Symmetry::c0_c180, even_angles(0, 180, 12), 1.0, 0.0},
                                   {Symmetry::c90_c270, even_angles(90, 270, 12), 0.0, 1.0}};
  const std::vector<double> gammas_deg = even_angles(0, 180, 36);
  for (const Case& each : cases) {
    const auto intensity = [&](double c, double gamma) { return body_cd(c, gamma, each.odd_x, each.odd_y); };
    const auto folded = tabulated(each.sector_deg, gammas_deg, each.symmetry, intensity);
    const auto full = tabulated(even_angles(0, 360, 24), gammas_deg, Symmetry::none, intensity);
    ASSERT_THAT(folded.c_deg(), ::testing::ContainerEq(full.c_deg()));
    for (std::size_t i = 0; i < full.intensities_cd().size(); ++i)
      EXPECT_NEAR(folded.intensities_cd()[i], full.intensities_cd()[i], 1e-9);
    EXPECT_NEAR(folded.flux_lm(), full.flux_lm(), 1e-9 * full.flux_lm());
    EXPECT_EQ(folded.symmetry(), each.symmetry);
  }
}

TEST(IntensityDistribution, TheClosingPlaneMayBeMissingAndPlanesMayStandAnywhere) {
  const std::vector<double> gammas_deg = {0.0, 90.0};
  const auto by_c = [](double c, double) { return c <= 180.0 ? c : 360.0 - c; };
  const auto open = tabulated(even_angles(10, 350, 17), gammas_deg, Symmetry::none, by_c);
  EXPECT_EQ(open.c_deg().front(), 0.0);
  EXPECT_EQ(open.c_deg().back(), 360.0);
  EXPECT_NEAR(open.intensity_cd(0.0, 45.0), 10.0, 1e-12);  // between 350° and 10°
  EXPECT_NEAR(open.intensity_cd(355.0, 45.0), 10.0, 1e-12);
  EXPECT_NEAR(open.intensity_cd(-90.0, 45.0), 90.0, 1e-12);
  EXPECT_NEAR(open.intensity_cd(450.0, 45.0), 90.0, 1e-12);
}

TEST(IntensityDistribution, IsZeroOutsideTheListedGammas) {
  const auto band = tabulated({0.0}, {30.0, 60.0}, Symmetry::rotational, [](double, double) { return 5.0; });
  EXPECT_EQ(band.intensity_cd(0.0, 29.9), 0.0);
  EXPECT_EQ(band.intensity_cd(0.0, 30.0), 5.0);
  EXPECT_EQ(band.intensity_cd(0.0, 60.0), 5.0);
  EXPECT_EQ(band.intensity_cd(0.0, 60.1), 0.0);
  EXPECT_EQ(band.intensity_cd(0.0, std::nan("")), 0.0);
  EXPECT_EQ(band.flux_lm(0.0, 30.0), 0.0);
}

TEST(IntensityDistribution, RefusalsNameTheFirstValueAtFault) {
  const auto fault = [](std::vector<double> c_deg, std::vector<double> gammas_deg, std::vector<double> values_cd,
                        Symmetry symmetry) {
    return IntensityDistribution::create(std::move(c_deg), std::move(gammas_deg), std::move(values_cd), symmetry)
        .error();
  };
  EXPECT_EQ(fault({}, {0, 90}, {}, Symmetry::none).field, "C plane");
  EXPECT_EQ(fault({0, 90}, {0, 90}, {1, 1, 1, 1}, Symmetry::rotational).field, "C plane");
  EXPECT_EQ(fault({0, 30, 20}, {0, 90}, {1, 1, 1, 1, 1, 1}, Symmetry::none).field, "C plane 3");
  EXPECT_EQ(fault({0, 91}, {0, 90}, {1, 1, 1, 1}, Symmetry::quadrant).message, "91° is not within 0°–90°");
  EXPECT_EQ(fault({0}, {0}, {1}, Symmetry::rotational).field, "gamma angle");
  EXPECT_EQ(fault({0}, {0, 181}, {1, 1}, Symmetry::rotational).field, "gamma angle 2");
  EXPECT_EQ(fault({0}, {0, 0}, {1, 1}, Symmetry::rotational).field, "gamma angle 2");
  EXPECT_EQ(fault({0}, {0, 90}, {1, 1, 1}, Symmetry::rotational).field, "intensity");
  EXPECT_EQ(fault({0, 90}, {0, 90}, {1, 1, 1, -2}, Symmetry::none).field, "intensity 2 of plane 2");
  EXPECT_EQ(fault({0}, {0, 90}, {1, std::nan("")}, Symmetry::rotational).field, "intensity 2 of plane 1");
  EXPECT_EQ(fault({0}, {0, 90}, {1, HUGE_VAL}, Symmetry::rotational).field, "intensity 2 of plane 1");
}

TEST(IntensityDistribution, WithoutUpwardLightKeepsTheLowerHemisphere) {
  const auto lamp = tabulated({0.0, 90.0, 180.0, 270.0}, {0.0, 60.0, 120.0, 180.0}, Symmetry::none,
                              [](double c, double gamma) { return 10.0 + c + gamma; });
  const auto down = lamp.without_upward_light();
  EXPECT_NEAR(down.flux_lm(), lamp.flux_lm(0.0, 90.0), 1e-9);
  EXPECT_EQ(down.intensity_cd(90.0, 90.0), lamp.intensity_cd(90.0, 90.0));
  EXPECT_EQ(down.intensity_cd(90.0, 90.1), 0.0);
  const auto uplight = tabulated({0.0}, {90.0, 180.0}, Symmetry::rotational, [](double, double) { return 1.0; });
  EXPECT_EQ(uplight.without_upward_light().flux_lm(), 0.0);
}

RC_GTEST_PROP(IntensityDistribution, InterpolationStaysWithinTheTable, ()) {
  const auto lamp = *any_distribution();
  const double value_cd = lamp.intensity_cd(*any_angle(-720, 720), *any_angle(0, 180));
  RC_ASSERT(value_cd >= 0.0);
  RC_ASSERT(value_cd <= lamp.max_intensity_cd() * (1.0 + 1e-12));
}

RC_GTEST_PROP(IntensityDistribution, TheNodesOfTheTableAreReproduced, ()) {
  const auto lamp = *any_distribution();
  for (std::size_t plane = 0; plane + 1 < lamp.c_deg().size(); ++plane)
    for (std::size_t i = 0; i < lamp.gammas_deg().size(); ++i)
      RC_ASSERT(std::abs(lamp.intensity_cd(lamp.c_deg()[plane], lamp.gammas_deg()[i]) -
                         lamp.intensities_cd()[plane * lamp.gammas_deg().size() + i]) <= 1e-6);
}

RC_GTEST_PROP(IntensityDistribution, FluxOfPartsSumsToTheWhole, ()) {
  const auto lamp = *any_distribution();
  const double middle_deg = *any_angle(0, 180);
  const double sum_lm = lamp.flux_lm(0.0, middle_deg) + lamp.flux_lm(middle_deg, 180.0);
  RC_ASSERT(std::abs(sum_lm - lamp.flux_lm()) <= 1e-9 * (1.0 + lamp.flux_lm()));
}

RC_GTEST_PROP(IntensityDistribution, FluxIsTheIntegralOfTheIntensity, ()) {
  const auto lamp = *any_distribution();
  // Midpoint rule within each cell of the table, where the intensity is smooth.
  constexpr int parts = 8;
  double flux_lm = 0.0;
  for (std::size_t p = 0; p + 1 < lamp.c_deg().size(); ++p)
    for (std::size_t g = 0; g + 1 < lamp.gammas_deg().size(); ++g) {
      const double dc = (lamp.c_deg()[p + 1] - lamp.c_deg()[p]) / parts;
      const double dg = (lamp.gammas_deg()[g + 1] - lamp.gammas_deg()[g]) / parts;
      for (int i = 0; i < parts; ++i)
        for (int j = 0; j < parts; ++j) {
          const double gamma = lamp.gammas_deg()[g] + (j + 0.5) * dg;
          flux_lm += lamp.intensity_cd(lamp.c_deg()[p] + (i + 0.5) * dc, gamma) * std::sin(radians(gamma)) *
                     radians(dc) * radians(dg);
        }
    }
  RC_ASSERT(std::abs(flux_lm - lamp.flux_lm()) <= 0.01 * (1.0 + lamp.flux_lm()));
}

RC_GTEST_PROP(IntensityDistribution, TurningThePlanesKeepsTheFlux, ()) {
  const auto lamp = *any_distribution();
  const std::size_t gammas = lamp.gammas_deg().size();
  const std::size_t planes = lamp.c_deg().size() - 1;
  const std::size_t first = *rc::gen::inRange<std::size_t>(0, planes);
  std::vector<double> c_deg;
  std::vector<double> values_cd;
  for (std::size_t i = 0; i < planes; ++i) {
    const std::size_t plane = (first + i) % planes;
    const double turned_deg = lamp.c_deg()[plane] - lamp.c_deg()[first];
    c_deg.push_back(turned_deg < 0.0 ? turned_deg + 360.0 : turned_deg);
    const auto start = lamp.intensities_cd().begin() + static_cast<std::ptrdiff_t>(plane * gammas);
    values_cd.insert(values_cd.end(), start, start + static_cast<std::ptrdiff_t>(gammas));
  }
  const auto turned = IntensityDistribution::create(c_deg, lamp.gammas_deg(), values_cd, Symmetry::none).value();
  RC_ASSERT(std::abs(turned.flux_lm() - lamp.flux_lm()) <= 1e-9 * (1.0 + lamp.flux_lm()));
  const double c = *any_angle(0, 360);
  const double gamma = *any_angle(0, 180);
  RC_ASSERT(std::abs(turned.intensity_cd(c - lamp.c_deg()[first], gamma) - lamp.intensity_cd(c, gamma)) <= 1e-6);
}

RC_GTEST_PROP(IntensityDistribution, IsLinearInItsScale, ()) {
  const auto lamp = *any_distribution();
  const double factor = *any_angle(0, 7);
  const double c = *any_angle(0, 360);
  const double gamma = *any_angle(0, 180);
  const auto scaled = lamp.scaled(factor);
  RC_ASSERT(std::abs(scaled.flux_lm() - factor * lamp.flux_lm()) <= 1e-9 * (1.0 + lamp.flux_lm()));
  RC_ASSERT(std::abs(scaled.intensity_cd(c, gamma) - factor * lamp.intensity_cd(c, gamma)) <= 1e-6);
}

}  // namespace
}  // namespace twinlight::photometry
