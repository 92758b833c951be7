#include "twinlight/photometry/spherical_grid.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/lm63.h"

namespace twinlight::photometry {
namespace {

std::vector<double> angles(double from_deg, double to_deg, double step_deg) {
  std::vector<double> list_deg;
  for (int i = 0; from_deg + i * step_deg <= to_deg; ++i) list_deg.push_back(from_deg + i * step_deg);
  return list_deg;
}

template <class Intensity>
SphericalGrid grid(PhotometricType type, const std::vector<double>& h_deg, const std::vector<double>& v_deg,
                   Intensity intensity_cd) {
  std::vector<double> values_cd;
  for (const double h : h_deg)
    for (const double v : v_deg) values_cd.push_back(intensity_cd(h, v));
  return SphericalGrid(type, h_deg, v_deg, values_cd);
}

TEST(SphericalGrid, IsotropicOneCandelaGivesFourPiLumens) {
  const auto one = [](double, double) { return 1.0; };
  const auto a = grid(PhotometricType::a, angles(-180, 180, 10), angles(-90, 90, 10), one);
  const auto b = grid(PhotometricType::b, angles(-90, 90, 10), angles(-180, 180, 10), one);
  EXPECT_NEAR(a.flux_lm(), constants::full_sphere_sr, 1e-12);
  EXPECT_NEAR(b.flux_lm(), constants::full_sphere_sr, 1e-12);
  EXPECT_NEAR(resampled(a).value().flux_lm(), constants::full_sphere_sr, 1e-9);
  EXPECT_NEAR(resampled(b).value().flux_lm(), constants::full_sphere_sr, 1e-9);
}

TEST(SphericalGrid, DirectionsFollowTheRelationsOfCie121) {
  for (const PhotometricType type : {PhotometricType::a, PhotometricType::b}) {
    const auto h_plus_100 =
        grid(type, angles(-90, 90, 1), angles(-90, 90, 1), [](double h, double) { return h + 100; });
    const auto v_plus_100 =
        grid(type, angles(-90, 90, 1), angles(-90, 90, 1), [](double, double v) { return v + 100; });
    EXPECT_NEAR(h_plus_100.intensity_towards_cd(BeamDirection::of(0, 30)), 130, 1e-9);
    EXPECT_NEAR(h_plus_100.intensity_towards_cd(BeamDirection::of(180, 30)), 70, 1e-9);
    EXPECT_NEAR(h_plus_100.intensity_towards_cd(BeamDirection::of(90, 30)), 100, 1e-9);
    EXPECT_NEAR(v_plus_100.intensity_towards_cd(BeamDirection::of(90, 20)), 120, 1e-9);
    EXPECT_NEAR(v_plus_100.intensity_towards_cd(BeamDirection::of(270, 20)), 80, 1e-9);
    // Off the axes the two types part: for C = 45°, γ = 60° the planes lie at atan(cos 45° tan 60°) = 50.77° and
    // the angle within them at asin(sin 45° sin 60°) = 37.76°.
    const double plane_deg = 50.7685;
    const double within_deg = 37.7612;
    EXPECT_NEAR(h_plus_100.intensity_towards_cd(BeamDirection::of(45, 60)),
                100 + (type == PhotometricType::a ? plane_deg : within_deg), 1e-3);
    EXPECT_NEAR(v_plus_100.intensity_towards_cd(BeamDirection::of(45, 60)),
                100 + (type == PhotometricType::a ? within_deg : plane_deg), 1e-3);
    EXPECT_EQ(h_plus_100.intensity_towards_cd(BeamDirection::of(0, 100)), 0.0);  // behind the table
  }
}

TEST(SphericalGrid, ResamplingKeepsTheFluxOfANarrowSpot) {
  for (const PhotometricType type : {PhotometricType::a, PhotometricType::b}) {
    const auto spot = grid(type, angles(-40, 40, 1), angles(-30, 30, 1),
                           [](double h, double v) { return 1e5 * std::exp(-(h - 12) * (h - 12) / 64 - v * v / 9); });
    const auto distribution = resampled(spot).value();
    EXPECT_NEAR(distribution.flux_lm() / spot.flux_lm(), 1.0, 0.001);
    EXPECT_NEAR(distribution.max_intensity_cd() / spot.max_intensity_cd(), 1.0, 0.005);
    EXPECT_NEAR(distribution.intensity_cd(0, 12), spot.intensity_cd(12, 0), 0.01 * spot.max_intensity_cd());
  }
}

TEST(SphericalGrid, LambertIsTheSameInEveryType) {
  // Towards any direction the cosine to the beam axis is cos H · cos V in both types.
  const auto lambert = [](double h, double v) { return 1000.0 * std::cos(radians(h)) * std::cos(radians(v)); };
  for (const PhotometricType type : {PhotometricType::a, PhotometricType::b}) {
    const auto distribution = resampled(grid(type, angles(-90, 90, 1), angles(-90, 90, 1), lambert)).value();
    EXPECT_NEAR(distribution.flux_lm(), 1000.0 * constants::pi, 0.001 * 1000.0 * constants::pi);
    for (const double c : {0.0, 33.0, 90.0, 200.0, 340.0})
      for (const double gamma : {0.0, 20.0, 45.0, 80.0})
        EXPECT_NEAR(distribution.intensity_cd(c, gamma), 1000.0 * std::cos(radians(gamma)), 0.5);
  }
}

TEST(SphericalGrid, AxesThatBeginAtZeroAreMirrored) {
  const auto file = [](const char* h, std::size_t planes, const char* values) {
    return fmt::format("IESNA:LM-63-2002\nTILT=NONE\n1 -1 1 3 {} 2 2 0.3 0.3 0\n1 1 100\n-45 0 45\n{}\n{}\n", planes, h,
                       values);
  };
  const Luminaire half = read_lm63(file("0 30", 2, "5 10 7  1 2 3"), "half.ies").value();
  const Luminaire whole = read_lm63(file("-30 0 30", 3, "1 2 3  5 10 7  1 2 3"), "whole.ies").value();
  EXPECT_EQ(half.photometric_type, PhotometricType::b);
  EXPECT_EQ(half.stored_c_planes, 2U);
  EXPECT_EQ(half.distribution.intensities_cd(), whole.distribution.intensities_cd());
}

}  // namespace
}  // namespace twinlight::photometry
