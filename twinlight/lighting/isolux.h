#pragma once

#include <optional>

#include "twinlight/drawing/contour.h"
#include "twinlight/lighting/evaluation.h"

namespace twinlight::lighting {

/// The field as a map (x and y in m, values in lx) for drawing isolux lines; none where its points are not a full
/// horizontal grid of at least 2 × 2.
std::optional<drawing::ScalarMap> illuminance_map(const IlluminanceField& field);

/// The same for a grid with gaps, as in a room that is no box: a missing point takes the value of the nearest one, so
/// that lines reach the walls; what lies outside is for the drawing to cut off. At least half of the points must be
/// there.
std::optional<drawing::ScalarMap> illuminance_map_with_gaps_filled(const IlluminanceField& field);

}  // namespace twinlight::lighting
