#pragma once

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/tm33_fields.h"

namespace twinlight::photometry {

/// Metres a unit of length in the file. The standard has metres; files in use hold millimetres, which shows by their
/// size: no luminaire is longer than 10 m, none is smaller than 10 mm in every direction. Warns where it took these.
Result<double> tm33_metres_per_unit(Tm33Fields& fields);

/// The luminous opening of an emitter: the extent of its EmissionAreas; where it has none that of the luminaire's
/// LuminousOpening (a dialect); else the luminaire's length and width. Length lies along C90–C270: the faces that C0
/// and C180 look at have a length and a height.
Result<LuminousOpening> read_tm33_opening(const pugi::xml_node& emitter, double metres_per_unit,
                                          const Tm33Fields& fields);

}  // namespace twinlight::photometry
