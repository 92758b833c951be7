#pragma once

#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/evidence/product_traits.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

/// How luminaires stand to each other.
enum class Pattern {
  grid,       ///< columns × rows at even spacings
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
  double spacing_along_m = 0.0;    ///< between centres of neighbours; of one alone the whole extent; 0 for points
  double spacing_across_m = 0.0;   ///< 0 for lines and points, which have no neighbour across
  std::vector<int> per_line = {};  ///< how many each line has
  std::vector<int> points = {};    ///< which of the need's points are used, from 0, ascending
  int repeats = 1;                 ///< so often the same grid: under each shelf of racks

  /// In a room that has a shape: the places of the grid that have no luminaire, and the size on the plan of the
  /// luminaires, on which that depends. Heights follow the ceiling; `mounting_height_m` is that under its highest part.
  int left_out = 0;
  double opening_along_m = 0.0;
  double opening_across_m = 0.0;

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

/// The same layout as a room that has a shape clips it for luminaires of this size, or as racks repeat it; in an empty
/// box it stays as it is.
LayoutChoice clipped(const Need& need, const ProductTraits& traits, LayoutChoice layout);

/// Whether a need's mounting rule hangs this luminaire below the ceiling (Mounting::either asks its upward light).
bool hangs_below_ceiling(const Need& need, const ProductTraits& traits);

/// Whether all luminaires of any layout hang at one height and turned alike, by quarter turns, and places are not
/// chosen among points: what matrices of a layout ask for.
bool has_plain_layouts(const Need& need);

}  // namespace twinlight::evidence
