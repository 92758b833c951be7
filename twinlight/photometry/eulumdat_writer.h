#pragma once

#include <string>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// The luminaire as a EULUMDAT file (LDT; Stockmar, "EULUMDAT/2", Lux junior 1990): CR LF line ends, decimal points.
///
/// Intensities are written in cd/klm to 0.01, so that one read back differs by at most 0.005 cd per 1000 lm of the
/// declared flux; planes are folded by the distribution's symmetry (Isym). Absolute photometry is marked by a
/// negative number of lamps. Texts are UTF-8: programs that take them for Windows-1252 show letters outside ASCII
/// wrongly, but the numbers stay right. Lines 8, 11 and 12 are the keywords "report number", "file name" and "date
/// and user", under which the reader keeps them. Direct ratios are not a property of the luminaire and are written as
/// 0.
///
/// Fails, naming the field: no declared flux; a text that a line of 78 characters (lamp type 24, colour appearance
/// 16, colour rendering 6) can not hold; an elliptic opening, which the format can not say; more than 20 lamp sets.
Result<std::string> write_eulumdat(const Luminaire& luminaire, const Housing& housing = {});

}  // namespace twinlight::photometry
