#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/photometry/luminaire.h"

/// What the writers of both text formats need: numbers and texts as a line may hold them, and the planes that a
/// symmetry leaves to be stored. Private to the library.
namespace twinlight::photometry {

/// In fixed notation with a point whatever the locale, at most `most_decimals`, trailing zeros left out.
std::string fixed_number(double value, int most_decimals);

/// The same text when one line can hold it: valid UTF-8, no control characters, at most `most_characters`
/// (code points). Surrounding blanks, which no reader keeps, are left out. Fails naming `field`.
Result<std::string> line_text(std::string_view text, std::string_view field, std::size_t most_characters);

/// The spacing of `angles_deg` when it is the same everywhere, otherwise 0 (as EULUMDAT's Dc and Dg).
double even_spacing_deg(const std::vector<double>& angles_deg);

/// Places in `distribution.c_deg()` of the planes of the symmetry's stored sector.
std::vector<std::size_t> sector_planes(const IntensityDistribution& distribution);

/// The flux that the intensities belong to: declared, or that of the first lamp set, or the
/// luminaire's own where absolute photometry states none. Fails when there is none greater than 0.
Result<double> reference_flux_lm(const Luminaire& luminaire);

}  // namespace twinlight::photometry
