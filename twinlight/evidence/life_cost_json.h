#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "twinlight/evidence/life_cost.h"

namespace twinlight::evidence {

/// Adds `life_cost` to what is said of a product: null, with `life_cost_note`, where the need has no plan of cost.
void add_life_cost(const Need& need, const std::optional<LifeCost>& cost, nlohmann::ordered_json& json);

/// How a need counts money and carbon: `operation` with its tariff, and `cost_plan` (null where it has none).
void add_cost_plan(const Need& need, nlohmann::ordered_json& json);

}  // namespace twinlight::evidence
