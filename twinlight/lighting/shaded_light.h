#pragma once

#include <Eigen/Core>
#include <vector>

#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/patch_mesh.h"
#include "twinlight/lighting/ray_scene.h"

/// Direct light as in `direct_light.h`, with shadows. A luminaire of which nothing is hidden, as far as
/// `view_samples` points of its opening tell, gives what it gives in an empty room.
namespace twinlight::lighting {

inline constexpr int view_samples = 64;

/// The part of a luminaire's opening that can be seen from a point, as so many points of it tell.
double visible_part(const PlacedLuminaire& luminaire, const Eigen::Vector3d& point_m, const RayScene& scene,
                    int samples = view_samples);

double shaded_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m,
                             const Eigen::Vector3d& normal, const RayScene& scene);

double shaded_cylindrical_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m,
                             const RayScene& scene);

/// Mean direct illuminance (lx) of every patch at evenly spread points, more of them the nearer the luminaire; one
/// column for each of so many independent sets, at most `sample_batches`.
Eigen::MatrixXd shaded_patch_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const PatchMesh& mesh,
                                            const RayScene& scene, int batches);

}  // namespace twinlight::lighting
