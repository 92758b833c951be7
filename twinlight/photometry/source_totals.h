#pragma once

#include <vector>

#include "twinlight/photometry/inspection.h"

namespace twinlight::photometry {

/// What the light sources of one luminaire give together: the figure of each times the number of such sources.
struct SourceTotals {
  Quantity luminous_flux_lm;
  Quantity input_power_W;
  Quantity efficacy_lm_per_W;
  Quantity ppf_umol_per_s;
  Quantity ppe_umol_per_J;
};

/// A total has no value where one of the sources has none. @param figures  of the sources, in their order.
SourceTotals totals_of(const std::vector<Luminaire>& sources, const std::vector<LuminaireFigures>& figures);

}  // namespace twinlight::photometry
