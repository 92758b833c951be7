#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "twinlight/lighting/gather_store.h"
#include "twinlight/lighting/patch_grid.h"
#include "twinlight/lighting/radiosity.h"

/// What a point receives from the patches of a room. Multiplied with the exitances of the patches each row gives the
/// interreflected part of an illuminance.
namespace twinlight::lighting {

/// Illuminance on the side of the unit vector `normal` for unit exitance of each patch: exact point form factors.
Eigen::RowVectorXd planar_factors(const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal, const PatchGrid& grid);

/// Mean cylindrical illuminance (1/π) ∫ L sin ε dω for unit exitance of each patch (L = 1/π), ε the angle to the
/// vertical; by Gauss quadrature over the patch, divided where it is near, to 0.1 %.
Eigen::RowVectorXd cylindrical_factors(const Eigen::Vector3d& point_m, const PatchGrid& grid);

/// A point and the side on which it receives.
struct Receiver {
  Eigen::Vector3d point_m;
  Eigen::Vector3d normal;
};

/// The rows of `planar_factors` for all receivers, kept with the level of the room.
std::shared_ptr<const GatherMatrix> planar_gather(const RoomLevel& level, const std::vector<Receiver>& receivers);

/// The rows of `cylindrical_factors` for all points, kept with the level of the room.
std::shared_ptr<const GatherMatrix> cylindrical_gather(const RoomLevel& level,
                                                       const std::vector<Eigen::Vector3d>& points_m);

}  // namespace twinlight::lighting
