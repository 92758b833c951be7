#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/lighting/plane_polygon.h"

namespace twinlight::lighting {

enum class SurfaceKind { floor, ceiling, wall, window, obstacle };

/// A flat, diffuse, grey piece of the surfaces of a room. Convex; its corners run counter-clockwise as seen from the
/// air of the room.
struct Facet {
  std::vector<Eigen::Vector3d> corners_m;
  SurfaceKind kind = SurfaceKind::wall;
  double reflectance = 0.0;
};

/// A plane with two axes in it; corners counter-clockwise in (u, v) are so as seen from the side of `normal`.
struct PlaneFrame {
  Eigen::Vector3d origin_m;
  Eigen::Vector3d u;
  Eigen::Vector3d v;
  Eigen::Vector3d normal;

  double height_of(const Eigen::Vector3d& point_m) const { return normal.dot(point_m - origin_m); }
  Eigen::Vector2d flat(const Eigen::Vector3d& point_m) const {
    return {u.dot(point_m - origin_m), v.dot(point_m - origin_m)};
  }
  PlanePolygon flat(const std::vector<Eigen::Vector3d>& points_m) const;
  Eigen::Vector3d raised(const Eigen::Vector2d& point) const { return origin_m + point.x() * u + point.y() * v; }
  std::vector<Eigen::Vector3d> raised(const PlanePolygon& polygon) const;
  /// The same plane seen from behind.
  PlaneFrame reversed() const { return {origin_m, v, u, -normal}; }
};

/// The mean plane of a polygon's corners, u along its longest edge. At least three corners.
PlaneFrame frame_of(const std::vector<Eigen::Vector3d>& corners_m);

/// The greatest distance of a corner from the polygon's mean plane.
double unevenness_m(const std::vector<Eigen::Vector3d>& corners_m);

double area_m2(const Facet& facet);
double distance_m(const Facet& facet, const Eigen::Vector3d& point_m);
/// How far from a point the facet lies in a direction (unit vector), if it is met at all.
std::optional<double> distance_along_m(const Facet& facet, const Eigen::Vector3d& point_m,
                                       const Eigen::Vector3d& direction);

/// The solid angle (sr) under which a point sees a facet; negative where it sees its back. Ref: Van Oosterom and
/// Strackee 1983.
double solid_angle_sr(const Facet& facet, const Eigen::Vector3d& point_m);

}  // namespace twinlight::lighting
