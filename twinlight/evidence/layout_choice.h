#pragma once

#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/evidence/product_traits.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

/// One way to place luminaires of one kind: a regular grid over the room, or a row in front of a wall.
struct LayoutChoice {
  int columns = 1;  ///< along the room's length, or along the wall
  int rows = 1;     ///< across it; 1 for a row in front of a wall
  double rotation_deg = 0.0;
  double mounting_height_m = 0.0;  ///< of the luminous centres
  double suspension_m = 0.0;       ///< of the luminous centres below the ceiling
  double spacing_along_m = 0.0;    ///< between centres of neighbours; twice the distance to the end
  double spacing_across_m = 0.0;   ///< 0 for a row in front of a wall, which has no neighbour across

  int luminaires() const { return columns * rows; }
  /// How far the spacings are from square, at least 1; a row in front of a wall counts as square.
  double spacing_ratio() const;

  friend bool operator==(const LayoutChoice&, const LayoutChoice&) = default;
};

std::vector<lighting::Placement> placements(const Need& need, const LayoutChoice& layout);

/// Every layout of this luminaire that the need allows and that a builder could install: no two luminaires overlap,
/// none reaches into a wall, spacings and their ratio within the limits. In order of preference: fewer luminaires,
/// then spacings nearer to square, then the least suspension, then the least rotation.
std::vector<LayoutChoice> possible_layouts(const Need& need, const ProductTraits& traits);
inline std::vector<LayoutChoice> possible_layouts(const Need& need, const photometry::Luminaire& luminaire) {
  return possible_layouts(need, traits_of(luminaire));
}

/// Whether luminaires of this size and kind have room in a layout that a smaller one, not round, has.
bool has_room(const Need& need, const LayoutChoice& layout, const ProductTraits& traits);

/// Whether a need's mounting rule hangs this luminaire below the ceiling (Mounting::either asks its upward light).
bool hangs_below_ceiling(const Need& need, const ProductTraits& traits);

}  // namespace twinlight::evidence
