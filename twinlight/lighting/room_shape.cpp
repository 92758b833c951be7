#include "twinlight/lighting/room_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {

using Eigen::Vector3d;

bool Obstacle::holds(const Vector3d& point_m) const {
  if (point_m.z() < bottom_m + same_point_m || point_m.z() > top_m - same_point_m) return false;
  const Eigen::Vector2d foot = point_m.head<2>();
  return contains(outline_m, foot) && distance_to_edges_m(outline_m, foot) > same_point_m;
}

RoomShape::RoomShape(std::vector<Facet> facets, std::vector<Obstacle> obstacles, std::vector<PlanePolygon> floor_m)
    : facets_(std::move(facets)),
      obstacles_(std::move(obstacles)),
      floor_m_(std::move(floor_m)),
      least_m_(facets_.at(0).corners_m.at(0)),
      most_m_(least_m_) {
  for (const Facet& facet : facets_) {
    for (const Vector3d& corner : facet.corners_m) {
      least_m_ = least_m_.cwiseMin(corner);
      most_m_ = most_m_.cwiseMax(corner);
    }
  }
}

double RoomShape::floor_area_m2() const {
  double sum = 0.0;
  for (const PlanePolygon& part : floor_m_) sum += signed_area_m2(part);
  return sum;
}

bool RoomShape::has_floor_at(const Eigen::Vector2d& place) const {
  return std::any_of(floor_m_.begin(), floor_m_.end(), [&](const PlanePolygon& part) {
    return contains(part, place) || distance_to_edges_m(part, place) <= same_point_m;
  });
}

bool RoomShape::is_in_air(const Vector3d& point_m) const {
  if (!point_m.allFinite()) return false;
  double seen_sr = 0.0;
  for (const Facet& facet : facets_) {
    if (distance_m(facet, point_m) <= same_point_m) return true;
    seen_sr += solid_angle_sr(facet, point_m);
  }
  return seen_sr > 0.5 * constants::full_sphere_sr;
}

double RoomShape::distance_to_walls_m(const Vector3d& point_m) const {
  double least = std::numeric_limits<double>::infinity();
  for (const Facet& facet : facets_)
    if (facet.kind == SurfaceKind::wall || facet.kind == SurfaceKind::window)
      least = std::min(least, distance_m(facet, point_m));
  return least;
}

double RoomShape::clearance_above_m(const Vector3d& point_m) const {
  // From a little below, for a point that lies in the surface.
  const Vector3d below_m = point_m - same_point_m * Vector3d::UnitZ();
  double least = std::numeric_limits<double>::infinity();
  for (const Facet& facet : facets_) {
    if (frame_of(facet.corners_m).normal.z() > -same_point_m) continue;
    const auto distance = distance_along_m(facet, below_m, Vector3d::UnitZ());
    if (distance) least = std::min(least, std::max(0.0, *distance - same_point_m));
  }
  return least;
}

}  // namespace twinlight::lighting
