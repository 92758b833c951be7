#pragma once

#include <optional>

#include "twinlight/evidence/check.h"
#include "twinlight/evidence/need.h"
#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/lighting/evaluation.h"

namespace twinlight::evidence {

/// Values for plants, animals and products in a need, from the evaluation, the product's light and what the need says
/// of its day. The arguments must outlive it.
/// @param row  whose limits are held against them: its share of area and its level belong together
FurtherValues further_values(const Need& need, const requirements::Requirement& row,
                             const lighting::Evaluation& evaluation, const photometry::Luminaire& luminaire);

/// What the luminaires of an evaluation intercept of the daylight that the need gives its crop; none without daylight,
/// or where the product states no extent.
std::optional<LightInterception> interception_of(const Need& need, const lighting::Evaluation& evaluation,
                                                 const photometry::Luminaire& luminaire);

/// The mean illuminance on the task that a row's level amounts to with a product, in lx: Ēm, or the least PPFD over the
/// photons that a lumen of the product carries, or the least illuminance for animals. None where the row has no level,
/// or asks for photons and the product does not say what it gives.
std::optional<double> target_illuminance_lx(const requirements::Requirement& row,
                                            const photometry::Luminaire& luminaire);

/// The least photosynthetic photon flux density that a row asks for; none where it asks for none.
std::optional<double> least_ppfd(const requirements::Requirement& row);

/// Whether the row states a level that a layout can be searched for.
bool has_level(const requirements::Requirement& row);

/// The level for animals: the mean, or where the row speaks of a share of the area, what that share has at least.
double animal_level_lx(const requirements::Requirement& row, const lighting::IlluminanceField& field);

/// The illuminance that so large a share of the points have at least, 0 to 1.
double illuminance_over_share_lx(const lighting::IlluminanceField& field, double share);

}  // namespace twinlight::evidence
