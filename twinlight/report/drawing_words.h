#pragma once

#include <string>

#include "twinlight/report/phrases.h"

namespace twinlight::report {

/// A drawing of a luminaire, a spectrum or a room (SVG) as readers of a language expect it: its own words translated,
/// in Dutch with decimal commas. Names of makers and products, coordinates and colours stay as they are.
std::string drawing_in(const Phrases& say, const std::string& svg);

}  // namespace twinlight::report
