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
    const PlaneFrame frame = frame_of(facet.corners_m);
    flats_.push_back({frame, frame.flat(facet.corners_m)});
    if (facet.kind == SurfaceKind::obstacle || frame.normal.z() > -same_point_m) continue;
    CeilingPart& part = ceilings_.emplace_back(CeilingPart{.frame = frame});
    for (const Vector3d& corner : facet.corners_m) part.from_above.push_back(corner.head<2>());
  }
}

double RoomShape::Flat::distance_m(const Vector3d& point_m) const {
  const Eigen::Vector2d foot = frame.flat(point_m);
  const double beside_m = contains(outline, foot) ? 0.0 : distance_to_edges_m(outline, foot);
  return std::hypot(frame.height_of(point_m), beside_m);
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

std::optional<double> RoomShape::ceiling_height_m(const Eigen::Vector2d& place) const {
  std::optional<double> highest;
  for (const auto& [frame, from_above] : ceilings_) {
    if (!contains(from_above, place) && distance_to_edges_m(from_above, place) > same_point_m) continue;
    const Vector3d level(place.x(), place.y(), frame.origin_m.z());
    const double height_m = frame.origin_m.z() - frame.height_of(level) / frame.normal.z();
    highest = std::max(height_m, highest.value_or(height_m));
  }
  return highest;
}

bool RoomShape::is_in_air(const Vector3d& point_m) const {
  if (!point_m.allFinite()) return false;
  double seen_sr = 0.0;
  for (std::size_t k = 0; k < facets_.size(); ++k) {
    if (flats_[k].distance_m(point_m) <= same_point_m) return true;
    seen_sr += solid_angle_sr(facets_[k], point_m);
  }
  return seen_sr > 0.5 * constants::full_sphere_sr;
}

double RoomShape::distance_to_walls_m(const Vector3d& point_m) const {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < facets_.size(); ++k)
    if (facets_[k].kind == SurfaceKind::wall || facets_[k].kind == SurfaceKind::window)
      least = std::min(least, flats_[k].distance_m(point_m));
  return least;
}

double RoomShape::clearance_above_m(const Vector3d& point_m) const {
  // From a little below, for a point that lies in the surface.
  const Vector3d below_m = point_m - same_point_m * Vector3d::UnitZ();
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < facets_.size(); ++k) {
    if (flats_[k].frame.normal.z() > -same_point_m) continue;
    const auto distance = distance_along_m(facets_[k], below_m, Vector3d::UnitZ());
    if (distance) least = std::min(least, std::max(0.0, *distance - same_point_m));
  }
  return least;
}

}  // namespace twinlight::lighting
