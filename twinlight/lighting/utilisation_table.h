#pragma once

#include <array>
#include <optional>
#include <string>

#include "twinlight/lighting/room.h"
#include "twinlight/photometry/luminaire.h"

/// What part of a luminaire's light reaches the reference plane of a room (CIE 40, CIE 52, EN 13032-2).
namespace twinlight::lighting {

/// k = a b / (H (a + b)), H from the reference plane to the luminaires.
inline constexpr std::array<double, 10> utilisation_room_indices{0.6, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0};
inline constexpr std::array<Reflectances, 10> utilisation_reflectances{{{0.7, 0.5, 0.2},
                                                                        {0.7, 0.3, 0.2},
                                                                        {0.7, 0.1, 0.2},
                                                                        {0.5, 0.5, 0.2},
                                                                        {0.5, 0.3, 0.2},
                                                                        {0.5, 0.1, 0.2},
                                                                        {0.3, 0.5, 0.2},
                                                                        {0.3, 0.3, 0.2},
                                                                        {0.3, 0.1, 0.2},
                                                                        {0.0, 0.0, 0.0}}};

struct UtilisationTable {
  /// Flux on the reference plane, direct and interreflected, over the flux of the luminaires: a line for each room
  /// index.
  std::array<std::array<double, utilisation_reflectances.size()>, utilisation_room_indices.size()> utilance{};
  /// Utilisation factor = utilance × light output ratio; none where the file has no lamp flux to relate to.
  std::optional<double> light_output_ratio;
  std::string why_not;  ///< why there is no table; empty where there is one
};

/// Rooms of the proportion 1.6 : 1 (CIE 40) with luminaires in the ceiling, C0–C180 across the room, as nearly H apart
/// as the room allows; floor (at the reference plane), walls and ceiling one surface each.
UtilisationTable utilisation_table(const photometry::Luminaire& luminaire);

}  // namespace twinlight::lighting
