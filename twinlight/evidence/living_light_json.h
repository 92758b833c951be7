#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/evidence/layout_evaluation.h"

namespace twinlight::evidence {

/// Adds `day_of_light` (light at the eye over 24 hours) and `plant_light` (photons over the canopy): null, with a note,
/// where the need does not ask for them or the product does not say.
void add_living_light(const Need& need, const EvaluatedLayout& found, nlohmann::ordered_json& json);

}  // namespace twinlight::evidence
