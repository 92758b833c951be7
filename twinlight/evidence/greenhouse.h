#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/requirements/requirement.h"

namespace twinlight::evidence {

/// A screen that keeps light in by night: what a row asks of it, and what its maker states.
struct LightScreen {
  requirements::Requirement requirement;
  std::optional<double> reduction;  ///< share of the light that it keeps in; none where the need does not say
};

/// How much of the daylight luminaires keep from a crop beneath them.
struct LightInterception {
  double share = 0.0;         ///< of the daylight, 0 to 1
  bool from_housing = false;  ///< else from the luminous opening: the housing is at least so large
};

/// Daylight that the housings of luminaires intercept, as a share of that on the floor. Under a sky of even luminance a
/// level surface gets E and an upright one E/2 (the view factor of a wall to the half of the sky that it sees), so a
/// box of length l, width w and height h takes E (l w + h (l + w)), a round one E π (d²/4 + d h/2). Dark housings that
/// do not shade each other: the most that they can take. None for a product that states no extent.
/// @param area_m2  of floor under the luminaires, over 0
std::optional<LightInterception> light_interception(const photometry::Luminaire& luminaire, int luminaires,
                                                    double area_m2);

}  // namespace twinlight::evidence
