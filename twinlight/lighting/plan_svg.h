#pragma once

#include <string>

#include "twinlight/lighting/evaluation.h"

namespace twinlight::lighting {

/// The room seen from above as an SVG picture: isolux bands and lines over a horizontal task grid, the luminaires
/// with their luminous openings and C0 directions, dimensions, and the figures that matter. Its words are symbols
/// and units, so that it needs no translation. Tasks that are no horizontal grid get the plan without the bands.
std::string plan_svg(const Scene& scene, const Evaluation& evaluation);

}  // namespace twinlight::lighting
