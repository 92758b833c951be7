#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/room.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

enum class Mounting {
  ceiling,    ///< luminous centre in the plane of the ceiling; upward light is discarded
  suspended,  ///< luminous centre below the ceiling by the suspension
  either,     ///< suspended where the luminaire sends a share of its light upward, else at the ceiling
};

/// A row of luminaires in front of a wall, parallel to it: board lights, bedhead units.
struct WallLine {
  lighting::Surface wall = lighting::Surface::x_min;
  double distance_m = 0.0;         ///< from the wall to the luminous centres
  double mounting_height_m = 0.0;  ///< of the luminous centres above the floor
  double from_m = 0.0;             ///< the row lies between these along the wall
  double to_m = 0.0;

  double length_m() const { return to_m - from_m; }
};

/// Points at which luminaires hang already, and where the new ones must hang.
struct FixedPoints {
  std::vector<lighting::Placement> placements;
  bool all = true;  ///< every one of them must be used, else any of them may stay empty

  /// Where luminaires made to hang would lose their upward light.
  bool all_at_the_ceiling(const lighting::Room& room) const {
    constexpr double at_ceiling_within_m = 0.010;
    return std::all_of(placements.begin(), placements.end(), [&](const lighting::Placement& placement) {
      return room.height_m - placement.position_m.z() <= at_ceiling_within_m;
    });
  }
};

/// Luminaires of one kind that stay in the room, and the file that they were read from.
struct StandingLight {
  std::string file;  ///< as the need names it
  std::string sha256;
  lighting::StandingLuminaires luminaires;
};

/// What a layout may look like.
struct LayoutLimits {
  Mounting mounting = Mounting::ceiling;
  std::vector<double> suspensions_m = {};  ///< from the ceiling to the luminous centre, ascending: those to try
  int max_columns = 50;
  int max_rows = 50;
  int max_luminaires = 200;
  double min_spacing_m = 0.6;        ///< between centres of neighbours
  double max_spacing_ratio = 3.0;    ///< of the spacings along and across the room
  double min_wall_distance_m = 0.0;  ///< from a wall to the centres
  lighting::GridEdges edges = {};    ///< of regular grids: to the walls, or to the edges of a shelf
  bool grid = true;                  ///< regular grids may be used
  bool staggered = false;            ///< every other row may be shifted by half a spacing
  /// Rows run along this wall and the one opposite, such as that of the windows; none: as it comes.
  std::optional<lighting::Surface> rows_parallel_to = {};
  std::vector<WallLine> lines = {};          ///< instead of a grid over the room
  std::optional<FixedPoints> fixed = {};     ///< instead of a grid over the room
  std::vector<StandingLight> standing = {};  ///< beside all new ones

  bool over_the_room() const { return lines.empty() && !fixed; }
  /// The axis that rows run along: 0 the length, 1 the width.
  int row_axis() const { return rows_parallel_to ? 1 - lighting::normal_axis(*rows_parallel_to) : 0; }
};

}  // namespace twinlight::evidence
