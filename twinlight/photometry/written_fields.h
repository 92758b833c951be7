#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/photometry/luminaire.h"

/// What the writers of both text formats need: numbers and texts as a line may hold them. Private to the library.
namespace twinlight::photometry {

using Losses = std::vector<Diagnostic>;

/// In fixed notation with a point whatever the locale, at most `most_decimals`, trailing zeros left out.
std::string fixed_number(double value, int most_decimals);

/// Decimals with which rounding changes no value by more than 5·10⁻⁵ of the largest one; at least `least_decimals`.
int decimals_for(double largest, int least_decimals);

/// The text as one line holds it: control characters and bytes that are no UTF-8 replaced, cut to `most_characters`
/// (code points), both named as losses. Surrounding blanks, which no reader keeps, are left out.
std::string line_text(std::string_view text, std::string_view field, std::size_t most_characters, Losses& losses);

/// The spacing of `angles_deg` when it is the same everywhere, otherwise 0 (as EULUMDAT's Dc and Dg).
double even_spacing_deg(const std::vector<double>& angles_deg);

/// The power that the file states: the luminaire's, else the first lamp set's, else 0 and a loss.
double written_power_W(const Luminaire& luminaire, Losses& losses);

/// The flux that the intensities belong to: declared, or that of the first lamp set, or the luminaire's own.
double reference_flux_lm(const Luminaire& luminaire);

/// Absolute too where relative photometry states no lamp flux: then its intensities are taken as they are.
PhotometryBasis written_basis(const Luminaire& luminaire, Losses& losses);

/// For absolute photometry, which states no flux: the declared one where it is not the integrated one.
void note_lost_flux(const Luminaire& luminaire, Losses& losses);

/// For formats that hold one set of lamps.
void note_further_lamp_sets(const Luminaire& luminaire, std::string_view format, Losses& losses);

/// What neither text format can say, whatever the luminaire: for instance that it was measured in type A or B.
void note_common_losses(const Luminaire& luminaire, std::string_view format, Losses& losses);

}  // namespace twinlight::photometry
