#pragma once

#include <optional>

#include "twinlight/evidence/need.h"

namespace twinlight::evidence {

/// What a need asks of a product's dimming: down to this share of full light, or lower. As sure as the need.
requirements::Limit dims_to_at_most(double output);

/// The least output, share of full light, that a need plans for its luminaires: in a period of its day, in its dimmed
/// hours, or, at constant illuminance, of the new installation (the maintenance factor). None where they burn at full
/// light or are off.
std::optional<double> least_planned_output(const Need& need);

/// Makes that output a limit of the need's place: a product must be able to be dimmed so far. Without a place it makes
/// one that asks nothing else.
void ask_for_planned_dimming(Need& need);

}  // namespace twinlight::evidence
