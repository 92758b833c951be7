#pragma once

#include <optional>

#include "twinlight/evidence/need.h"
#include "twinlight/lighting/evaluation.h"
#include "twinlight/photometry/luminaire.h"
#include "twinlight/spectrum/animal_sight.h"

namespace twinlight::evidence {

/// The level that a row asks for an animal, as that animal sees it: information beside the illuminance that the law
/// states for people's eyes. Uncertain (spectrum/animal_sight.h), so no verdict rests on it.
struct AnimalLight {
  spectrum::Animal animal = spectrum::Animal::chicken;
  double level_lx = 0.0;                 ///< maintained, as the row's illuminance is measured
  std::optional<double> daylight_ratio;  ///< none where the product's spectrum is not known

  /// The illuminance of daylight (D65) in which the animal would see as bright.
  std::optional<double> weighted_lx() const;
};

/// None where no row of the need speaks of an animal.
std::optional<AnimalLight> animal_light_of(const Need& need, const lighting::Evaluation& evaluation,
                                           const photometry::Luminaire& luminaire);

}  // namespace twinlight::evidence
