#pragma once

#include "twinlight/spectrum/colour_references.h"
#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {

/// CIE 13.3-1995 without intermediate rounding; Ra is the mean of the unrounded R1 to R8.
ColourRendering colour_rendering(Responses responses, double cct_K, const ColourReferences& references);

/// ANSI/IES TM-30-20.
ColourFidelity colour_fidelity(Responses responses, double cct_K, const ColourReferences& references);

}  // namespace twinlight::spectrum
