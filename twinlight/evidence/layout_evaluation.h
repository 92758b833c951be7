#pragma once

#include <memory>

#include "twinlight/evidence/animal_light.h"
#include "twinlight/evidence/check.h"
#include "twinlight/evidence/day_of_light_result.h"
#include "twinlight/evidence/layout_choice.h"
#include "twinlight/evidence/lighting_engine.h"
#include "twinlight/evidence/source_spectrum.h"

namespace twinlight::evidence {

/// A layout with what it gives and what that amounts to.
struct EvaluatedLayout {
  LayoutChoice layout;
  lighting::Evaluation evaluation;
  std::vector<Check> checks;
  Verdict verdict;
  std::optional<DayOfLightResult> day;            ///< where the need asks for light at the eye over the day
  std::optional<PlantLight> plants;               ///< where the row asks for photons and the product says what it gives
  std::optional<AnimalLight> animal;              ///< where a row of the need speaks of an animal
  std::optional<LightInterception> interception;  ///< of the daylight, where the need gives any
};

/// The room of a need with its task, faces and eyes, and luminaires of one kind that are not placed yet.
lighting::Scene scene_without_layout(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire);

/// The same with the luminaires where the layout has them.
lighting::Scene scene_of(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
                         const LayoutChoice& layout);

/// Evaluates one layout in full. Fails where the scene is not physical.
Result<EvaluatedLayout> evaluate_layout(const Need& need, const lighting::Scene& scene, const LayoutChoice& layout,
                                        const LightingEngine& engine);

}  // namespace twinlight::evidence
