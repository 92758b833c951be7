#include "twinlight/lighting/shaped_room.h"

#include <Eigen/Geometry>
#include <cmath>
#include <utility>

#include "twinlight/lighting/low_discrepancy.h"
#include "twinlight/lighting/mean_importance.h"
#include "twinlight/lighting/ray_directions.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

constexpr int rays_from_patch = 1024;

/// Any frame about a normal.
PlaneFrame frame_about(const Vector3d& normal) {
  const Vector3d u = normal.unitOrthogonal();
  return {Vector3d::Zero(), u, normal.cross(u), normal};
}

/// Adds the weights of a point's rays to the patches that they meet; they sum to 1.
/// @param ray gives for two numbers from 0 to 1 a direction and its weight
template <class Ray>
void gather(const ShapedLevel& level, const Vector3d& point_m, int rays, std::uint64_t seed, const Ray& ray,
            Eigen::Ref<Eigen::RowVectorXd> row) {
  const PointSet<2> points(seed);
  double sum = 0.0;
  for (int n = 0; n < rays; ++n) {
    const auto [direction, weight] = ray(points[n]);
    const auto hit = level.rays.first_hit(point_m, direction);
    if (!hit) continue;
    row[static_cast<Eigen::Index>(*hit)] += weight;
    sum += weight;
  }
  if (sum > 0.0) row /= sum;
}

/// A row for each point and batch; `ray_at(i)` gives the rays of point i.
template <class RayAt>
GatherMatrix gather_all(const ShapedLevel& level, const std::vector<Vector3d>& points_m, int rays,
                        const RayAt& ray_at) {
  const auto count = static_cast<Eigen::Index>(points_m.size());
  GatherMatrix matrix = GatherMatrix::Zero(count * sample_batches, level.mesh.size());
  for (Eigen::Index batch = 0; batch < sample_batches; ++batch)
    for (Eigen::Index i = 0; i < count; ++i)
      gather(level, points_m[static_cast<std::size_t>(i)], rays,
             mixed(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(batch)),
             ray_at(static_cast<std::size_t>(i)), matrix.row(batch * count + i));
  return matrix;
}

}  // namespace

ShapedLevel::ShapedLevel(const RoomShape& shape, int patches)
    : mesh(patches_about(shape.facets(), patches)), rays(mesh.patches), exchange(mesh, rays, rays_from_patch) {}

ShapedRoom::ShapedRoom(std::shared_ptr<const RoomShape> shape) : shape_(std::move(shape)), rays_(shape_->facets()) {}

const ShapedLevel& ShapedRoom::level(std::size_t level) const {
  std::call_once(made_.at(level), [&] {
    levels_.at(level) = std::make_unique<const ShapedLevel>(*shape_, patches_of_levels.at(level));
  });
  return *levels_.at(level);
}

ShapedRoom::~ShapedRoom() = default;

const MeanImportance& ShapedRoom::mean_importance(const TaskSurface& task) const {
  GatherStore::Key key;
  for (const Vector3d& point_m : task.points_m) GatherStore::append(key, point_m);
  GatherStore::append(key, task.normal);
  const ShapedLevel& coarsest = level(0);
  const std::lock_guard lock(importances_mutex_);
  std::unique_ptr<const MeanImportance>& kept = importances_[key];
  if (!kept) kept = std::make_unique<const MeanImportance>(coarsest, task);
  return *kept;
}

std::shared_ptr<const GatherMatrix> traced_planar_gather(const ShapedLevel& level,
                                                         const std::vector<Receiver>& receivers, int rays) {
  GatherStore::Key key;
  std::vector<Vector3d> points_m;
  for (const Receiver& receiver : receivers) {
    GatherStore::append(key, receiver.point_m);
    GatherStore::append(key, receiver.normal);
    points_m.push_back(receiver.point_m);
  }
  key.insert(key.end(), {static_cast<double>(rays), GatherStore::planar});
  return level.gathers.find_or_make(key, [&] {
    return gather_all(level, points_m, rays, [&](std::size_t i) {
      return [frame = frame_about(receivers[i].normal)](std::array<double, 2> at) {
        return std::pair(diffuse_direction(frame, at), 1.0);
      };
    });
  });
}

std::shared_ptr<const GatherMatrix> traced_cylindrical_gather(const ShapedLevel& level,
                                                              const std::vector<Vector3d>& points_m, int rays) {
  GatherStore::Key key;
  for (const Vector3d& point_m : points_m) GatherStore::append(key, point_m);
  key.insert(key.end(), {static_cast<double>(rays), GatherStore::cylindrical});
  return level.gathers.find_or_make(key, [&] {
    return gather_all(level, points_m, rays, [](std::size_t) {
      return [](std::array<double, 2> at) {
        const Vector3d direction = even_direction(at);
        return std::pair(direction, std::hypot(direction.x(), direction.y()));
      };
    });
  });
}

}  // namespace twinlight::lighting
