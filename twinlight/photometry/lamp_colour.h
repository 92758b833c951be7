#pragma once

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Fills colour temperature and rendering index from the texts of the first lamp set, where these are numbers that
/// can be meant so: "4000" or "4000 K" and "80", but neither the code "840" nor the group "1B".
void note_lamp_colour(Luminaire& luminaire);

}  // namespace twinlight::photometry
