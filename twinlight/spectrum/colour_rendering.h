#pragma once

#include "twinlight/spectrum/colour_references.h"
#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {

/// CIE 13.3-1995 without intermediate rounding; Ra is the mean of the unrounded R1 to R8.
ColourRendering colour_rendering(Responses responses, double cct_K, const ColourReferences& references);

/// The same with the rounding rules of the standard.
/// @param references exact ones: interpolated chromaticities would round to another fourth decimal now and then.
RoundedColourRendering rounded_colour_rendering(Responses responses, double cct_K,
                                                const ExactColourReferences& references);

/// R1 to R15 of test colours under a white, against the same colours under the reference.
std::array<double, test_colour_count> rendering_indices(const Uv1960& white, const TestColours& colours,
                                                        const TestColourReference& reference);

/// ANSI/IES TM-30-20.
ColourFidelity colour_fidelity(Responses responses, double cct_K, const ColourReferences& references);

}  // namespace twinlight::spectrum
