#pragma once

#include <Eigen/Core>

#include "twinlight/lighting/direction_basis.h"

namespace twinlight::lighting {

/// What a point receives of the intensity in one direction, and where that direction stands in the basis.
struct PointTransfer {
  float per_cd = 0.0F;  ///< lx; 0 behind the receiver
  DirectionBasis::Mix mix;
};

/// Illuminance on the side of a unit normal: cos θ / r².
PointTransfer planar_transfer(const DirectionBasis& basis, const Eigen::Vector3d& source_m,
                              const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal);
/// Mean cylindrical illuminance: sin ε / (π r²).
PointTransfer cylindrical_transfer(const DirectionBasis& basis, const Eigen::Vector3d& source_m,
                                   const Eigen::Vector3d& point_m);

}  // namespace twinlight::lighting
