#pragma once

#include <string>

#include "twinlight/lighting/evaluation.h"

namespace twinlight::lighting {

/// What the bands, lines and figures of a plan are of: a quantity proportional to the illuminance.
struct PlanQuantity {
  double per_lx = 1.0;
  const char* mean = "Ēm";
  const char* least = "Emin";
  const char* unit = "lx";
};

/// The room seen from above as an SVG picture: isolux bands and lines over a horizontal task grid, the luminaires
/// with their luminous openings and C0 directions, dimensions, and the figures that matter. Its words are symbols
/// and units, so that it needs no translation. Tasks that are no horizontal grid get the plan without the bands.
std::string plan_svg(const Scene& scene, const Evaluation& evaluation, const PlanQuantity& quantity = {});

}  // namespace twinlight::lighting
