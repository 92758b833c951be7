#pragma once

#include <string>

#include "twinlight/spectrum/chromaticity.h"

namespace twinlight::spectrum {

/// "#rrggbb" of sRGB (IEC 61966-2-1) for a chromaticity, with its greatest component at `level`, 0–1, and a part of
/// white mixed in. What lies outside its gamut is cut off at 0: a screen has no purer colour.
std::string display_colour(const Xy& chromaticity, double level = 1.0, double white_part = 0.0);

}  // namespace twinlight::spectrum
