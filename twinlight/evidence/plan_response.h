#pragma once

#include <vector>

#include "twinlight/evidence/lighting_engine.h"
#include "twinlight/evidence/need.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

/// As `PositionResponse`, in a room that has a shape: light changes abruptly behind corners and racks, so the mean task
/// illuminance by one luminaire is sampled at nodes all over the plan and interpolated between neighbours.
class PlanResponse {
 public:
  /// @param scene all but its placements
  static Result<PlanResponse> sample(const Need& need, lighting::Scene scene, double suspension_m, double rotation_deg,
                                     const LightingEngine& engine);

  double mean_lx(const std::vector<lighting::Placement>& placements) const;
  int samples() const { return samples_; }  ///< estimates that it took

 private:
  double lx_at(double x_m, double y_m) const;
  double nearest_lx(double column, double row) const;

  int columns_ = 0;
  int rows_ = 0;
  double step_x_m_ = 0.0;
  double step_y_m_ = 0.0;
  std::vector<double> lx_;  ///< at the nodes, x fastest; below 0 where there is none
  int samples_ = 0;
};

}  // namespace twinlight::evidence
