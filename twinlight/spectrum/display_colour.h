#pragma once

#include <string>

#include "twinlight/spectrum/chromaticity.h"

namespace twinlight::spectrum {

/// "#rrggbb" of sRGB (IEC 61966-2-1) for a chromaticity, with its greatest component at `level`, 0–1, and a part of
/// white mixed in. What lies outside the gamut is brought in half by white and half by cutting off at 0.
std::string display_colour(const Xy& chromaticity, double level = 1.0, double white_part = 0.0);

}  // namespace twinlight::spectrum
