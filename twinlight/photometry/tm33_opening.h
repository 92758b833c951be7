#pragma once

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/tm33_fields.h"

namespace twinlight::photometry {

inline constexpr double longest_luminaire_m = 10.0;

/// Units of length in a metre: 1 as in the standard, or 1000, for files in use hold millimetres. These show by the
/// luminaire's size: none is longer than 10 m, none smaller than 10 mm in every direction. Warns where it took them.
Result<double> tm33_units_per_metre(Tm33Fields& fields);

/// The luminous opening of an emitter: the extent of its EmissionAreas; where it has none that of the luminaire's
/// LuminousOpening (a dialect); else the luminaire's length and width. Length lies along C90–C270: the faces that C0
/// and C180 look at have a length and a height.
Result<LuminousOpening> read_tm33_opening(const pugi::xml_node& emitter, double units_per_metre,
                                          const Tm33Fields& fields);

}  // namespace twinlight::photometry
