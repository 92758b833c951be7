#pragma once

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/written_file.h"

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

/// The luminaire as an IES LM-63 file of type C: CR LF line ends, decimal points, at most 10 numbers a line.
///
/// Intensities are written to 0.001 cd or finer, so that rounding changes none by more than 5·10⁻⁵ of the largest one;
/// planes are folded by the distribution's symmetry. Vertical angles that do not run from 0 or 90 to 90 or 180 are
/// extended by zeros, which changes nothing. Absolute photometry is marked by −1 lumens per lamp. The luminaire's own
/// texts come first, then its keywords in order, those of the same name left out, long texts continued under [MORE];
/// the keywords that the format demands and the luminaire lacks read "not stated". The standard names no keyword for
/// the lamp's colour; [_CCT] and [_CRI] hold it. The format is ASCII; other letters are written as UTF-8.
///
/// Never fails. Losses are named for: lamp sets after the first; outer dimensions; sides of different luminous height;
/// the declared flux of absolute photometry where it is not the integrated one; keywords that are there twice; words
/// longer than a line; photometry of type A or B; a missing power or lamp flux.
WrittenFile write_lm63(const Luminaire& luminaire, const Lm63Options& options = {});

}  // namespace twinlight::photometry
