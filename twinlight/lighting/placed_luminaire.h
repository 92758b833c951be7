#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "twinlight/lighting/scene.h"

namespace twinlight::lighting {

/// A luminaire at its place in the room: what it emits in directions of the room.
struct PlacedLuminaire {
  Eigen::Vector3d centre_m;
  Eigen::Vector3d c0;   ///< unit vector of the C0 direction
  Eigen::Vector3d c90;  ///< unit vector of the C90 direction
  photometry::LuminousOpening opening;
  std::shared_ptr<const photometry::IntensityDistribution> distribution;

  double flux_lm = 0.0;
  bool emits_upward = false;
  bool emits_downward = false;
  double finest_step_rad = 0.0;  ///< the closest γ of the table
  /// √(Φ / π I_max), at most 1: 1 for a Lambertian emitter, about the half-angle in radians of a narrow beam. Lengths
  /// over which the light of such a beam changes are shorter by this factor.
  double beam_width = 1.0;

  /// @param direction unit vector from the luminaire
  double intensity_cd(const Eigen::Vector3d& direction) const;
  /// A point of the opening, by its distance from the centre along C0 and along C90.
  Eigen::Vector3d position_m(double along_c0_m, double along_c90_m) const {
    return centre_m + along_c0_m * c0 + along_c90_m * c90;
  }
  /// From the nearest point of the rectangle around the opening to a point.
  double distance_m(const Eigen::Vector3d& point_m) const;
  /// Half the extent of the opening along each axis of the room.
  Eigen::Vector3d half_extent_m() const;
};

/// Whether the light above the horizontal of a luminaire at this place is discarded: as the scene says, else where its
/// centre is within 10 mm of the ceiling, or of whatever else is above it.
bool discards_upward(const Scene& scene, const Placement& placement);

/// The luminaires of a scene, in the order of its placements, then those that stay; with `LuminaireModel::point` the
/// opening is a point, whatever the scene's own model.
std::vector<PlacedLuminaire> place_luminaires(const Scene& scene, LuminaireModel model);

}  // namespace twinlight::lighting
