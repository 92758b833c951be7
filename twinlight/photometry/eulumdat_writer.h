#pragma once

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/written_file.h"

namespace twinlight::photometry {

/// The luminaire as a EULUMDAT file (LDT; Stockmar, "EULUMDAT/2", Lux junior 1990): CR LF line ends, decimal points.
///
/// Intensities are written in cd/klm, to 0.01 or finer, so that one read back differs by at most 0.005 cd per 1000 lm
/// of the declared flux and by at most 5·10⁻⁵ of the largest one; planes are folded by the distribution's symmetry
/// (Isym). Absolute photometry is marked by a negative number of lamps; where it states no flux, the integrated one is
/// written. Texts are UTF-8: programs that take them for Windows-1252 show letters outside ASCII wrongly, but the
/// numbers stay right. Line 8 is the keyword "report number" or TEST, line 11 "file name" or _FILENAME, line 12 "date
/// and user" or ISSUEDATE. Direct ratios are not a property of the luminaire and are written as 0.
///
/// Never fails. Losses are named for: texts longer than a line of 78 characters (lamp type 24, colour appearance 16,
/// colour rendering 6); keywords without a line; an elliptic opening or a line of no width, written as rectangles; lamp
/// sets after the 20th; factors of a tilted lamp; a plane at 360° that differs from the one at 0°; a unit that is not
/// the candela; photometry of type A or B; a missing power or lamp flux.
WrittenFile write_eulumdat(const Luminaire& luminaire);

}  // namespace twinlight::photometry
