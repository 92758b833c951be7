#pragma once

#include <vector>

#include "twinlight/lighting/room.h"
#include "twinlight/lighting/surface_balance.h"
#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::lighting {

/// Equal luminaires under the ceiling of a room, in a regular array at half spacing to the walls.
struct LuminaireArray {
  int along_x = 1;  ///< how many in a row along the room's length
  int along_y = 1;
  bool c0_along_y = false;  ///< their C0–C180 plane lies along y, otherwise along x

  int count() const { return along_x * along_y; }
};

/// The light of a luminaire by direction, in small cells, the four quadrants folded into one: to an array in a box they
/// are alike.
class QuadrantFlux {
 public:
  explicit QuadrantFlux(const photometry::IntensityDistribution& distribution);

  double downward_lm() const { return downward_lm_; }
  double upward_lm() const { return upward_lm_; }

  /// The flux (lm) that reaches floor, walls and ceiling directly from the whole array. Upward light falls on the
  /// ceiling.
  SurfaceTriple on_surfaces_lm(const Room& room, const LuminaireArray& array) const;

 private:
  struct Cell {
    double towards_c0;   ///< tan γ |cos C|
    double towards_c90;  ///< tan γ |sin C|
    double flux_lm;
  };
  std::vector<Cell> cells_;
  double downward_lm_ = 0.0;
  double upward_lm_ = 0.0;
};

}  // namespace twinlight::lighting
