#pragma once

#include "twinlight/photometry/inspection.h"
#include "twinlight/photometry/plausibility.h"

namespace twinlight::photometry {

/// Flux against lamps, efficacy, power, colour.
void doubt_figures(const Luminaire& luminaire, const LuminaireFigures& figures, Doubts& doubts);
/// Luminous opening and housing.
void doubt_dimensions(const Luminaire& luminaire, const LuminaireFigures& figures, Doubts& doubts);
/// The intensities themselves.
void doubt_table(const IntensityDistribution& distribution, Doubts& doubts);
/// A table of the whole turn that repeats itself could be stored with less.
void hint_at_symmetry(const IntensityDistribution& distribution, Doubts& doubts);

}  // namespace twinlight::photometry
