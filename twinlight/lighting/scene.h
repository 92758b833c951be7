#pragma once

#include <Eigen/Core>
#include <memory>
#include <optional>
#include <vector>

#include "twinlight/lighting/room.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::lighting {

/// A luminaire or point nearer than this to another is at the same place.
inline constexpr double same_place_m = 1e-6;

/// Where one luminaire hangs: the position of its luminous centre, and its C0 direction counter-clockwise from
/// +x seen from above.
struct Placement {
  Eigen::Vector3d position_m;
  double rotation_deg = 0.0;
};

enum class LuminaireModel {
  area,   ///< the luminous opening emits, uniformly over its area
  point,  ///< all light leaves the luminous centre (far field)
};

/// Points at which illuminance is wanted, and the direction their plane faces.
struct TaskSurface {
  std::vector<Eigen::Vector3d> points_m;
  Eigen::Vector3d normal = Eigen::Vector3d::UnitZ();  ///< unit vector
  std::optional<double> area_m2;  ///< of the surface that the points stand for, where it is known: for the utilance
};

/// Eyes for the glare rating, each looking horizontally.
struct Observer {
  Eigen::Vector3d eye_m;
  double azimuth_deg = 0.0;  ///< of the line of sight, counter-clockwise from +x
};

/// Luminaires of one kind that are in the room already and stay, as they burn.
struct StandingLuminaires {
  std::shared_ptr<const photometry::Luminaire> luminaire;
  std::vector<Placement> placements;
  double output = 1.0;   ///< share of the light that the file states, over 0 to 1
  double power_W = 0.0;  ///< that one of them takes at this output

  double total_power_W() const { return power_W * static_cast<double>(placements.size()); }
};

/// One kind of luminaire in one room, with what stays there: all that an evaluation needs to know.
struct Scene {
  Room room;
  std::shared_ptr<const photometry::Luminaire> luminaire;
  std::vector<Placement> placements;
  std::vector<StandingLuminaires> standing = {};  ///< their light, glare and power are added; may be empty
  LuminaireModel model = LuminaireModel::area;
  /// Light above the horizontal; by default discarded where the luminous centre is within 10 mm of the ceiling.
  std::optional<bool> discard_upward;
  TaskSurface task;
  std::vector<TaskSurface> further_tasks;             ///< evaluated beside the task; may be empty
  std::vector<Eigen::Vector3d> cylindrical_points_m;  ///< may be empty: no cylindrical illuminance wanted
  std::vector<Observer> observers;                    ///< may be empty: no glare rating wanted
  double maintenance_factor = 1.0;                    ///< over 0, at most 1; multiplies every illuminance
  /// Multiplies every reflectance of the room, and leaves each below 1: how results depend on them, in a room model
  /// that is made once.
  double reflectance_factor = 1.0;
};

/// Fails, naming what is at fault, unless the scene is one that can be evaluated: sides greater than 0, reflectances
/// from 0 to less than 1, a luminaire that emits light, at least one of them and at least one task point; luminaires,
/// points and eyes inside the room and outside of obstacles, no point at the centre of a luminaire, a task that faces
/// up not wholly above the luminaires; maintenance factor over 0 to 1.
Result<void> check_scene(const Scene& scene);

}  // namespace twinlight::lighting
