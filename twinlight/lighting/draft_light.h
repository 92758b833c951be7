#pragma once

#include <Eigen/Core>
#include <vector>

#include "twinlight/lighting/placed_luminaire.h"
#include "twinlight/lighting/ray_scene.h"

/// Direct light for drafts: openings in few elements, chosen by the distance alone, so that kinks of the table and of
/// the receiver's horizon are taken as they fall. Some percent near by, far off nothing against `direct_light.h`.
namespace twinlight::lighting {

/// @param rays none: nothing hides anything
double draft_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m,
                            const Eigen::Vector3d& normal, const RayScene* rays);

double draft_cylindrical_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m,
                            const RayScene* rays);

}  // namespace twinlight::lighting
