#pragma once

#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/shaped_room.h"

namespace twinlight::lighting {

/// `evaluate` for a scene, already checked, whose room has a shape.
Evaluation evaluate_in_shape(const Scene& scene, const ShapedRoom& room, Fineness fineness = Fineness::full);

/// `estimate_task_mean_lx` for such a scene.
double estimate_mean_in_shape_lx(const Scene& scene, const ShapedRoom& room);

}  // namespace twinlight::lighting
