#pragma once

#include <Eigen/Core>

#include "twinlight/lighting/patch_grid.h"

/// What a point receives from the patches of a room. Multiplied with the exitances of the patches each row gives the
/// interreflected part of an illuminance.
namespace twinlight::lighting {

/// Illuminance on the side of the unit vector `normal` for unit exitance of each patch: exact point form factors.
Eigen::RowVectorXd planar_factors(const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal, const PatchGrid& grid);

/// Mean cylindrical illuminance (1/π) ∫ L sin ε dω for unit exitance of each patch (L = 1/π), ε the angle to the
/// vertical; by Gauss quadrature over the patch, divided where it is near, to 0.1 %.
Eigen::RowVectorXd cylindrical_factors(const Eigen::Vector3d& point_m, const PatchGrid& grid);

}  // namespace twinlight::lighting
