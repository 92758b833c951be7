#pragma once

#include "twinlight/evidence/cost_plan.h"
#include "twinlight/evidence/grid_list.h"
#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The `[operation]` of a need. Internal to the library.
Result<Operation> read_operation(const Settings& file);

/// The `[cost]` of a need; none where it is absent. Internal to the library.
/// @param hours_per_year those of the need, which the existing installation has too unless it states its own
Result<std::optional<CostPlan>> read_cost_plan(const Settings& file, double hours_per_year, const GridList& grids);

}  // namespace twinlight::evidence
