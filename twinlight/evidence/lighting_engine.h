#pragma once

#include <functional>

#include "twinlight/foundation/result.h"
#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::evidence {

/// What the search asks of the lighting engine.
struct LightingEngine {
  std::function<Result<double>(const lighting::Scene&)> estimate_mean_lx;
  std::function<Result<lighting::Evaluation>(const lighting::Scene&)> evaluate;
};

/// The engine of `lighting` on a shared room model, which must outlive it.
LightingEngine engine_on(const lighting::RoomModel& room_model, lighting::Fineness fineness = lighting::Fineness::full);

}  // namespace twinlight::evidence
