#pragma once

#include <string_view>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// True for text whose lines 2 to 4 can be EULUMDAT's type indicator, symmetry indicator and number of C-planes.
bool looks_like_eulumdat(std::string_view text);

/// Reads EULUMDAT (A. Stockmar, 1990), one value a line, decimal point or comma.
///
/// Intensities are cd per 1000 lm of lamp flux; the first lamp set counts, the others are kept in `lamp_sets`. A
/// negative number of lamps marks absolute photometry. Neither the conversion factor of line 24 nor the tilt of line
/// 25 is applied: a warning says so. Planes of Isym 3 are taken from C270 through C0 to C90. Angles count as they
/// are listed; a Dc or Dg that does not fit them gives a warning.
/// @param text  UTF-8. @param file  the name that Diagnostics carry.
Result<Luminaire> read_eulumdat(std::string_view text, std::string_view file);

}  // namespace twinlight::photometry
