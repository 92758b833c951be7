#pragma once

#include <string>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

enum class Lm63Version { v2002, v2019 };
enum class Lm63Units { feet, metres };

/// Where the figures come from: the field that the 2019 edition calls file generation type.
enum class FileGeneration { undefined, computer_simulation };

struct Lm63Options {
  Lm63Version version = Lm63Version::v2019;
  Lm63Units units = Lm63Units::metres;
  FileGeneration generation = FileGeneration::undefined;
};

/// The luminaire as an IES LM-63 file of type C with TILT=NONE: CR LF line ends, decimal points, at most 10 numbers
/// a line.
///
/// Intensities are written to 0.001 cd, planes are folded by the distribution's symmetry. Absolute photometry is
/// marked by −1 lumens per lamp. The luminaire's own texts come first, then its keywords in order, those of the
/// same name left out, long texts continued under [MORE]; the keywords that the format demands and the luminaire lacks
/// read "not stated". The standard names no keyword for the lamp's colour; [_CCT] and [_CRI] hold it. The format is
/// ASCII; other letters are written as UTF-8. Of several lamp sets the first is written.
///
/// Fails, naming the field: no declared flux (relative photometry); vertical angles that do not run from 0 or 90 to
/// 90 or 180; horizontal angles that do not cover the symmetry's sector; a text that lines of 256 bytes can not
/// hold; sides of different luminous height.
Result<std::string> write_lm63(const Luminaire& luminaire, const Lm63Options& options = {});

}  // namespace twinlight::photometry
