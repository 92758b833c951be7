#pragma once

#include <map>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/requirements/quantity.h"

namespace twinlight::evidence {

/// What a photometric file shows of the figures that rules on products ask for: flux, power, colour; of a lamp that
/// aims its light straight ahead also the light field of EN IEC 60601-2-41 at 1 m: central illuminance and the ratio of
/// the diameters at 50 and at 10 % of it. What the file does not show is not in it. The light field is not where the
/// luminous opening is larger than a fifth of the metre: the file then says nothing of so near a plane. Irradiance
/// never is: it counts infrared, which no spectrum of a luminaire file reaches.
std::map<requirements::Quantity, double> figures_shown_by(const photometry::Luminaire& luminaire);

}  // namespace twinlight::evidence
