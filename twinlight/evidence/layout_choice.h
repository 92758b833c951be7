#pragma once

#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/evidence/product_traits.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

/// How luminaires stand to each other.
enum class Pattern {
  grid,       ///< columns × rows at half a spacing to the walls
  staggered,  ///< the same with every other row shifted by half a spacing
  line,       ///< rows in front of walls
  points,     ///< at points that the need gives
};
std::string_view to_string(Pattern pattern);
std::optional<Pattern> pattern_named(std::string_view name);

/// One way to place luminaires of one kind.
struct LayoutChoice {
  Pattern pattern = Pattern::grid;
  int columns = 1;            ///< along the room's length, or along the (longest) line; of points how many are used
  int rows = 1;               ///< across it; 1 for lines and points
  double rotation_deg = 0.0;  ///< with several lines that of the first; of points those of the need count
  double mounting_height_m = 0.0;  ///< of the luminous centres; the highest of several
  double suspension_m = 0.0;       ///< of the luminous centres below the ceiling; the least of several
  double spacing_along_m = 0.0;    ///< between centres of neighbours; twice the distance to the end; 0 for points
  double spacing_across_m = 0.0;   ///< 0 for lines and points, which have no neighbour across
  std::vector<int> per_line = {};  ///< how many each line has
  std::vector<int> points = {};    ///< which of the need's points are used, from 0, ascending

  int luminaires() const;
  /// How far the spacings are from square, at least 1; lines and points count as square.
  double spacing_ratio() const;

  friend bool operator==(const LayoutChoice&, const LayoutChoice&) = default;
};

std::vector<lighting::Placement> placements(const Need& need, const LayoutChoice& layout);

/// Every layout of this luminaire that the need allows and that a builder could install: no two luminaires overlap,
/// none reaches into a wall, spacings, their ratio and the distance to walls within the limits. In order of preference:
/// fewer luminaires, then grids before staggered rows, then spacings nearer to square, then the least suspension, then
/// the least rotation. Of points that need not all be used, the layout that uses all (`search_points` finds the
/// others).
std::vector<LayoutChoice> possible_layouts(const Need& need, const ProductTraits& traits);
inline std::vector<LayoutChoice> possible_layouts(const Need& need, const photometry::Luminaire& luminaire) {
  return possible_layouts(need, traits_of(luminaire));
}

/// Whether a need's mounting rule hangs this luminaire below the ceiling (Mounting::either asks its upward light).
bool hangs_below_ceiling(const Need& need, const ProductTraits& traits);

/// Whether all luminaires of any layout hang at one height and turned alike, by quarter turns, places are not chosen
/// among points, and nothing else lights the room: what matrices of a layout ask for.
bool has_plain_layouts(const Need& need);

}  // namespace twinlight::evidence
