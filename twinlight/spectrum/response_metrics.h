#pragma once

#include "twinlight/spectrum/colour_references.h"
#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {

/// All metrics of one spectrum from its responses, as if it covered 380–780 nm.
Metrics metrics_from_responses(Responses responses, const ColourReferences& references);

/// α-opic ELR in mW/lm in the order of Receptor; the denominator of the daylight efficacy ratios is that of D65.
std::array<double, 5> alpha_opic_elr(Responses responses);
const std::array<double, 5>& d65_elr();

}  // namespace twinlight::spectrum
