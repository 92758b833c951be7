#pragma once

#include <Eigen/Core>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "twinlight/lighting/placed_luminaire.h"
#include "twinlight/lighting/shaped_room.h"

namespace twinlight::lighting {

/// What the mean of a task receives of a lumen that leaves a place in each direction, all interreflections counted: by
/// reciprocity one solution of the radiosity system for the task, then rays from the place (the adjoint,
/// docs/method.md). It does not depend on the luminaire: made once for a place, it serves every product. Safe to share
/// between threads.
class MeanImportance {
 public:
  /// @param level must outlive this
  MeanImportance(const ShapedLevel& level, TaskSurface task);

  /// The mean task illuminance (lx, initial) by one luminaire, taken for a point.
  double mean_lx(const PlacedLuminaire& luminaire) const;

 private:
  /// What a place sees.
  struct View {
    Eigen::VectorXf of_direction;       ///< importance of what the rays meet
    std::vector<std::size_t> in_sight;  ///< points of the task
  };
  const View& view_from(const Eigen::Vector3d& place_m) const;
  View traced_view(const Eigen::Vector3d& place_m) const;

  const ShapedLevel& level_;
  TaskSurface task_;
  Eigen::VectorXd of_patch_;  ///< mean of the task (lx) per lumen that falls on each patch
  mutable std::mutex mutex_;
  mutable std::map<std::array<double, 3>, std::unique_ptr<const View>> views_;
};

}  // namespace twinlight::lighting
