#pragma once

#include <Eigen/Core>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "twinlight/lighting/gather_store.h"
#include "twinlight/lighting/patch_gather.h"
#include "twinlight/lighting/patch_mesh.h"
#include "twinlight/lighting/ray_scene.h"
#include "twinlight/lighting/room_shape.h"
#include "twinlight/lighting/traced_exchange.h"

namespace twinlight::lighting {

class MeanImportance;
struct TaskSurface;

/// A room of any shape divided into patches, with their exchange.
struct ShapedLevel {
  ShapedLevel(const RoomShape& shape, int patches);

  PatchMesh mesh;
  RayScene rays;  ///< what they meet are the patches
  TracedExchange exchange;
  mutable GatherStore gathers;
};

/// A room of any shape at successive refinements, each made when first asked for and kept. Safe to share between
/// threads.
class ShapedRoom {
 public:
  static constexpr std::array patches_of_levels{250, 600, 1500, 3600};

  explicit ShapedRoom(std::shared_ptr<const RoomShape> shape);
  ~ShapedRoom();

  const RoomShape& shape() const { return *shape_; }
  const RayScene& rays() const { return rays_; }
  /// @param level from 0, the coarsest
  const ShapedLevel& level(std::size_t level) const;
  /// For the mean of a task, on the coarsest patches.
  const MeanImportance& mean_importance(const TaskSurface& task) const;

 private:
  std::shared_ptr<const RoomShape> shape_;
  RayScene rays_;
  mutable std::array<std::once_flag, patches_of_levels.size()> made_;
  mutable std::array<std::unique_ptr<const ShapedLevel>, patches_of_levels.size()> levels_;
  mutable std::mutex importances_mutex_;
  mutable std::map<GatherStore::Key, std::unique_ptr<const MeanImportance>> importances_;
};

/// What points receive for unit exitance of each patch, by rays: the same as `planar_factors` and
/// `cylindrical_factors`, with what is hidden left out. `sample_batches` rows for each point, of independent rays:
/// batch 0 of all points first.
/// @param rays of each point and batch
std::shared_ptr<const GatherMatrix> traced_planar_gather(const ShapedLevel& level,
                                                         const std::vector<Receiver>& receivers, int rays);
std::shared_ptr<const GatherMatrix> traced_cylindrical_gather(const ShapedLevel& level,
                                                              const std::vector<Eigen::Vector3d>& points_m, int rays);

}  // namespace twinlight::lighting
