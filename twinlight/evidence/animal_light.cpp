#include "twinlight/evidence/animal_light.h"

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/source_spectrum.h"

namespace twinlight::evidence {
namespace {

/// The row of a need that says whose eyes its level is for.
const requirements::Requirement* row_on_animals(const Need& need) {
  if (!need.requirement.animal.empty()) return &need.requirement;
  for (const requirements::Requirement& row : need.also)
    if (!row.animal.empty()) return &row;
  return nullptr;
}

}  // namespace

std::optional<double> AnimalLight::weighted_lx() const {
  return daylight_ratio ? std::optional(*daylight_ratio * level_lx) : std::nullopt;
}

std::optional<AnimalLight> animal_light_of(const Need& need, const lighting::Evaluation& evaluation,
                                           const photometry::Luminaire& luminaire) {
  const requirements::Requirement* row = row_on_animals(need);
  const auto animal = row ? spectrum::animal_named(row->animal) : std::nullopt;
  if (!animal) return std::nullopt;
  AnimalLight light{.animal = *animal, .level_lx = animal_level_lx(*row, evaluation.task)};
  if (const auto metrics = spectrum_of(luminaire))
    light.daylight_ratio = metrics->animal_der[static_cast<std::size_t>(*animal)];
  return light;
}

}  // namespace twinlight::evidence
