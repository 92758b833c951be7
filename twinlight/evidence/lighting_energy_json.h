#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/evidence/running_cost.h"

namespace twinlight::evidence {

/// Adds `leni_kWh_per_m2_year` with its factors, or null with a note, and what dimming does to the energy.
void add_lighting_energy(const Need& need, const RunningCost& cost, nlohmann::ordered_json& json);

/// Adds how the need uses its light, and what its maintenance factor is made of.
void add_lighting_use(const Need& need, nlohmann::ordered_json& json);

}  // namespace twinlight::evidence
