#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/placed_luminaire.h"

/// Luminaires and rooms for the tests of this library.
namespace twinlight::lighting::fixture {

using photometry::IntensityDistribution;
using photometry::LuminousOpening;
using photometry::Symmetry;

/// I(γ) of one plane, tabulated at every `step_deg`.
template <class Intensity>
IntensityDistribution rotational(Intensity intensity_cd, double last_gamma_deg = 180.0, double step_deg = 1.0) {
  std::vector<double> gammas;
  std::vector<double> values;
  for (double gamma = 0.0; gamma < last_gamma_deg + 1e-9; gamma += step_deg) {
    gammas.push_back(std::min(gamma, last_gamma_deg));
    values.push_back(intensity_cd(radians(gammas.back())));
  }
  return IntensityDistribution::create({0.0}, gammas, values, Symmetry::rotational).value();
}

inline IntensityDistribution isotropic(double intensity_cd) {
  return rotational([=](double) { return intensity_cd; });
}

/// Downward only, π times the largest intensity in lumen.
inline IntensityDistribution lambertian(double intensity_cd, double step_deg = 0.5) {
  return rotational([=](double gamma) { return intensity_cd * std::cos(gamma); }, 90.0, step_deg);
}

inline std::shared_ptr<const photometry::Luminaire> luminaire(IntensityDistribution distribution,
                                                              const LuminousOpening& opening = {}) {
  auto made = std::make_shared<photometry::Luminaire>();
  made->distribution = std::move(distribution);
  made->opening = opening;
  return made;
}

inline LuminousOpening panel(double length_m, double width_m) {
  return {.shape = LuminousOpening::Shape::rectangle, .length_m = length_m, .width_m = width_m};
}
inline LuminousOpening disc(double diameter_m) {
  return {.shape = LuminousOpening::Shape::ellipse, .length_m = diameter_m, .width_m = diameter_m};
}

/// A number between two by chance, with three decimals of the range.
inline double any_between(double from, double to) {
  return from + (to - from) * *rc::gen::inRange(0, 1001) / 1000.0;
}

/// e^(k (cos α − 1)) about a direction; k = 0 shines evenly, 20 is a beam of about 20°.
struct Lobe {
  double cd, c_deg, gamma_deg, narrowness;
};

/// A distribution without symmetry: lobes on a table of 15° by 5°.
inline IntensityDistribution lobes(const std::vector<Lobe>& all) {
  std::vector<double> c_deg;
  std::vector<double> gammas_deg;
  std::vector<double> cd;
  for (int c = 0; c < 360; c += 15) c_deg.push_back(c);
  for (int gamma = 0; gamma <= 180; gamma += 5) gammas_deg.push_back(gamma);
  for (const double c : c_deg) {
    for (const double gamma : gammas_deg) {
      double sum = 0.0;
      for (const Lobe& lobe : all) {
        const double cosine =
            std::cos(radians(gamma)) * std::cos(radians(lobe.gamma_deg)) +
            std::sin(radians(gamma)) * std::sin(radians(lobe.gamma_deg)) * std::cos(radians(c - lobe.c_deg));
        sum += lobe.cd * std::exp(lobe.narrowness * (cosine - 1.0));
      }
      cd.push_back(sum);
    }
  }
  return IntensityDistribution::create(c_deg, gammas_deg, cd, Symmetry::none).value();
}

/// Mostly to one side and down, a little up.
inline IntensityDistribution asymmetric() {
  return lobes({{800.0, 20.0, 40.0, 4.0}, {300.0, 100.0, 60.0, 2.0}, {100.0, 0.0, 180.0, 1.0}});
}

/// Three lobes in any directions.
inline IntensityDistribution any_distribution() {
  std::vector<Lobe> all;
  for (int i = 0; i < 3; ++i)
    all.push_back(
        {any_between(50.0, 1000.0), any_between(0.0, 360.0), any_between(0.0, 180.0), any_between(0.0, 20.0)});
  return lobes(all);
}

inline Room any_room() {
  Room room{any_between(2.0, 15.0), any_between(2.0, 15.0), any_between(2.0, 6.0), {}};
  room.reflectance = {any_between(0.0, 0.9), any_between(0.0, 0.9), any_between(0.0, 0.9)};
  return room;
}

/// A scene of one to three luminaires in any room, their openings wholly inside it, with a small task grid.
inline Scene any_scene() {
  Scene scene;
  scene.room = any_room();
  scene.luminaire = luminaire(any_distribution(), panel(any_between(0.0, 0.6), any_between(0.01, 0.6)));
  const int count = *rc::gen::inRange(1, 4);
  for (int i = 0; i < count; ++i)
    scene.placements.push_back(
        {{any_between(0.45, scene.room.length_m - 0.45), any_between(0.45, scene.room.width_m - 0.45),
          any_between(1.0, scene.room.height_m - 0.001)},
         any_between(0.0, 360.0)});
  for (const double part : {0.2, 0.5, 0.8})
    scene.task.points_m.emplace_back(part * scene.room.length_m, 0.3 * scene.room.width_m, 0.75);
  return scene;
}

}  // namespace twinlight::lighting::fixture
