#pragma once

#include <optional>

#include "twinlight/spectrum/correlated_colour_temperature.h"

namespace twinlight::spectrum {

/// CCT and Duv as tools report them that follow Y. Ohno, "Practical use and calculation of CCT and Duv", LEUKOS 10
/// (2014): one pass over a table of the Planckian locus, 1000–41000 K at steps of 0.25 %. For comparing with those
/// tools; colour_temperature() is the exact answer, from which this one is up to 1e-4 of the CCT away.
///
/// Duv is that of the triangle over the neighbours of the nearest table point where it is below 0.002, that of the
/// parabola through the three distances elsewhere. The CCT passes with |Duv| from the triangle's, at 0, to the
/// parabola's, at 0.002, as in TM-30 calculators. Nothing where colour_temperature() gives nothing.
std::optional<ColourTemperature> ohno_colour_temperature(const Uv1960& chromaticity);

}  // namespace twinlight::spectrum
