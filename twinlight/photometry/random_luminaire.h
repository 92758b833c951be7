#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "twinlight/photometry/luminaire.h"

/// Luminaires of any symmetry for the round trips of the writers. Tests only.
namespace twinlight::photometry {

/// The angles from `from_deg` to `to_deg`: both ends and some multiples of half a degree between.
inline std::vector<double> random_angles(double from_deg, double to_deg, std::size_t most_between) {
  const auto steps = static_cast<int>(2.0 * (to_deg - from_deg));
  const auto between =
      *rc::gen::resize(static_cast<int>(most_between), rc::gen::container<std::set<int>>(rc::gen::inRange(1, steps)));
  std::vector<double> angles_deg = {from_deg};
  for (const int step : between) angles_deg.push_back(from_deg + 0.5 * step);
  angles_deg.push_back(to_deg);
  return angles_deg;
}

/// The planes of a sector; those of c90_c270 have C180 among them, as EULUMDAT demands.
inline std::vector<double> random_planes(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::rotational:
      return {0.0};
    case Symmetry::quadrant:
      return random_angles(0.0, 90.0, 6);
    case Symmetry::c0_c180:
      return random_angles(0.0, 180.0, 6);
    case Symmetry::none:
      return random_angles(0.0, 360.0, 6);
    case Symmetry::c90_c270:
      break;
  }
  std::vector<double> c_deg = random_angles(90.0, 180.0, 6);
  const std::vector<double> rest_deg = random_angles(180.0, 270.0, 6);
  c_deg.insert(c_deg.end(), rest_deg.begin() + 1, rest_deg.end());
  return c_deg;
}

inline double random_quantity(int most) {
  return 0.125 * *rc::gen::inRange(1, 8 * most);
}

/// Planes of `none` close: the plane at 360° repeats the one at 0°.
inline IntensityDistribution random_distribution() {
  const auto symmetry = *rc::gen::element(Symmetry::none, Symmetry::rotational, Symmetry::c0_c180, Symmetry::c90_c270,
                                          Symmetry::quadrant);
  const std::vector<double> c_deg = random_planes(symmetry);
  const std::vector<double> gammas_deg = random_angles(0.0, *rc::gen::element(90.0, 180.0), 20);
  std::vector<double> intensities_cd;
  for (std::size_t i = 0; i < c_deg.size() * gammas_deg.size(); ++i) {
    intensities_cd.push_back(std::sqrt(static_cast<double>(*rc::gen::inRange(1, 4000000))));
  }
  if (symmetry == Symmetry::none) {
    std::copy_n(intensities_cd.begin(), gammas_deg.size(),
                intensities_cd.end() - static_cast<std::ptrdiff_t>(gammas_deg.size()));
  }
  return IntensityDistribution::create(c_deg, gammas_deg, intensities_cd, symmetry).value();
}

inline LuminousOpening random_opening() {
  const double length_m = 0.001 * *rc::gen::inRange(1, 2500);
  const double height_m = 0.001 * *rc::gen::inRange(0, 200);
  const bool round = *rc::gen::arbitrary<bool>();
  const double width_m = round ? length_m : 0.001 * *rc::gen::inRange(1, 2500);
  return {.shape = round ? LuminousOpening::Shape::ellipse : LuminousOpening::Shape::rectangle,
          .length_m = length_m,
          .width_m = width_m,
          .height_c0_m = height_m,
          .height_c90_m = height_m,
          .height_c180_m = height_m,
          .height_c270_m = height_m};
}

inline rc::Gen<Luminaire> random_luminaire(std::size_t most_lamp_sets = 3) {
  return rc::gen::exec([=] {
    const bool absolute = *rc::gen::arbitrary<bool>();
    Luminaire luminaire = {.basis = absolute ? PhotometryBasis::absolute : PhotometryBasis::relative,
                           .manufacturer = "Maker " + std::to_string(*rc::gen::inRange(0, 1000)),
                           .model = *rc::gen::element<std::string>("Panel 600", "灯具", "Écran ½"),
                           .catalogue_number = std::to_string(*rc::gen::inRange(0, 1000000)),
                           .distribution = random_distribution(),
                           .opening = random_opening()};
    luminaire.symmetry = luminaire.distribution.symmetry();
    const auto sets = *rc::gen::inRange<std::size_t>(1, most_lamp_sets + 1);
    for (std::size_t i = 0; i < sets; ++i) {
      const double count = *rc::gen::inRange(1, 5);
      luminaire.lamp_sets.push_back({.lamp_count = absolute ? -count : count,
                                     .lamp_type = "LED " + std::to_string(i),
                                     .flux_lm = random_quantity(20000),
                                     .colour_appearance = *rc::gen::element<std::string>("4000", "830", ""),
                                     .colour_rendering = *rc::gen::element<std::string>("80", "1B", ""),
                                     .power_W = random_quantity(500)});
    }
    // Absolute photometry declares the flux of its own intensities.
    if (absolute) luminaire.lamp_sets.front().flux_lm = luminaire.distribution.flux_lm();
    luminaire.declared_flux_lm = luminaire.lamp_sets.front().flux_lm;
    luminaire.input_power_W = luminaire.lamp_sets.front().power_W;
    return luminaire;
  });
}

/// What every format keeps: texts, basis, power, opening, angles, and the intensities within `tolerance_cd`.
inline void expect_same(const Luminaire& read, const Luminaire& written, double tolerance_cd) {
  RC_ASSERT(read.manufacturer == written.manufacturer);
  RC_ASSERT(read.model == written.model);
  RC_ASSERT(read.catalogue_number == written.catalogue_number);
  RC_ASSERT(read.basis == written.basis);
  RC_ASSERT(read.symmetry == written.symmetry);
  RC_ASSERT(std::abs(*read.input_power_W - *written.input_power_W) < 1e-3);
  RC_ASSERT(read.opening.shape == written.opening.shape);
  RC_ASSERT(std::abs(read.opening.length_m - written.opening.length_m) < 1e-9);
  RC_ASSERT(std::abs(read.opening.width_m - written.opening.width_m) < 1e-9);
  RC_ASSERT(std::abs(read.opening.height_c0_m - written.opening.height_c0_m) < 1e-9);
  RC_ASSERT(std::abs(read.opening.height_c270_m - written.opening.height_c270_m) < 1e-9);
  RC_ASSERT(read.distribution.c_deg() == written.distribution.c_deg());
  RC_ASSERT(read.distribution.gammas_deg() == written.distribution.gammas_deg());
  for (std::size_t i = 0; i < written.distribution.intensities_cd().size(); ++i) {
    const double difference_cd = read.distribution.intensities_cd()[i] - written.distribution.intensities_cd()[i];
    RC_ASSERT(std::abs(difference_cd) <= tolerance_cd);
  }
}

}  // namespace twinlight::photometry
