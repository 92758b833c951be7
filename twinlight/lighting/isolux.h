#pragma once

#include <optional>

#include "twinlight/drawing/contour.h"
#include "twinlight/lighting/evaluation.h"

namespace twinlight::lighting {

/// The field as a map (x and y in m, values in lx) for drawing isolux lines; none where its points are not a full
/// horizontal grid of at least 2 × 2.
std::optional<drawing::ScalarMap> illuminance_map(const IlluminanceField& field);

}  // namespace twinlight::lighting
