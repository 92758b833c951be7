#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {

/// Wavelengths a row of a batch: 380, 381, … 780 nm, the grid of Convention::linear_1nm.
inline constexpr std::size_t batch_columns = 401;

/// The metrics of many spectra at once, one row each: a matrix product and vector code, some ten times faster than
/// one call of evaluate() each, and within 5e-4 of it in
/// every index (5e-3 in the Rf of a single sample).
/// @param spectra count × batch_columns numbers, row-major, spectral power per nm in any scale.
/// A row that has a negative value, one that is not finite, or no light has no quantity and one note on "spectrum".
/// Other rows have no notes: a CCT and what rests on it is missing for strongly coloured light, and the ratio of
/// 700–800 nm always, for it lies beyond the grid. What only serves comparison with other tools is left to evaluate():
/// CCT and Duv by Ohno's table, and colour rendering with rounded chromaticities.
/// The matrix product takes as many threads as OpenBLAS is told to; the rest runs on the caller's.
std::vector<Metrics> evaluate_batch(std::span<const double> spectra);

}  // namespace twinlight::spectrum
