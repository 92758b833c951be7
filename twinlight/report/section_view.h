#pragma once

#include <string>

#include "twinlight/evidence/need.h"
#include "twinlight/lighting/scene.h"
#include "twinlight/report/language.h"

namespace twinlight::report {

/// The room cut along its length and seen from the side, as an SVG picture: walls, luminaires where they hang, the
/// height of the task and of eyes, with dimensions. Its words are numbers and units.
std::string section_svg(const evidence::Need& need, const lighting::Scene& scene, Language language);

}  // namespace twinlight::report
