#pragma once

#include <string_view>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// True for text that is meant as IES LM-63: its first line is a version line, or a TILT= line is there.
bool looks_like_lm63(std::string_view text);

/// Reads ANSI/IES LM-63 of 1986, 1991, 1995, 2002 or 2019.
///
/// Horizontal angles are C angles, not rotated. Intensities are the file's values times the candela multiplier and
/// the ballast factor, and for 1986 and 1991 the ballast-lamp photometric factor; TILT factors are kept and not
/// applied (they concern a lamp that is tilted; lamp_tilt.h applies them), and a file that TILT names is never opened.
/// Photometry of type A and B is converted to type C (spherical_grid.h). The opening's shape follows the table of the
/// file's version (lm63_opening.h).
/// @param text  UTF-8. @param file  the name that Diagnostics carry.
Result<Luminaire> read_lm63(std::string_view text, std::string_view file);

}  // namespace twinlight::photometry
