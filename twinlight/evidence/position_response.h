#pragma once

#include <vector>

#include "twinlight/evidence/lighting_engine.h"
#include "twinlight/lighting/chebyshev_grid.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

/// In which of the room's mirrors a response is the same: then only one side is sampled.
struct ResponseMirrors {
  bool along = false;   ///< x and length − x
  bool across = false;  ///< y and width − y

  /// Of a luminaire in a room whose task lies symmetrically.
  static ResponseMirrors of(photometry::Symmetry symmetry, double rotation_deg);
};

/// The mean task illuminance that one luminaire gives, as a function of where it hangs at one height and rotation.
/// Light adds up, so the mean of any layout is the sum of this over its places: thousands of layouts cost no more
/// than the few single luminaires that the function is interpolated from (polynomials at Chebyshev nodes).
class PositionResponse {
 public:
  /// @param scene all but its placements
  static Result<PositionResponse> sample(lighting::Scene scene, double mounting_height_m, double rotation_deg,
                                         const lighting::ChebyshevGrid& grid, ResponseMirrors mirrors,
                                         const LightingEngine& engine);

  double mean_lx(const std::vector<lighting::Placement>& placements) const;
  int samples() const { return samples_; }  ///< estimates that it took

 private:
  explicit PositionResponse(const lighting::ChebyshevGrid& grid) : grid_(grid) {}

  lighting::ChebyshevGrid grid_;
  std::vector<double> lx_;  ///< at the nodes, x fastest
  int samples_ = 0;
};

}  // namespace twinlight::evidence
