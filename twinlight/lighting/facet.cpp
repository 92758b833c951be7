#include "twinlight/lighting/facet.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace twinlight::lighting {

using Eigen::Vector2d;
using Eigen::Vector3d;

PlanePolygon PlaneFrame::flat(const std::vector<Vector3d>& points_m) const {
  PlanePolygon polygon;
  for (const Vector3d& point_m : points_m) polygon.push_back(flat(point_m));
  return polygon;
}

std::vector<Vector3d> PlaneFrame::raised(const PlanePolygon& polygon) const {
  std::vector<Vector3d> points_m;
  for (const Vector2d& point : polygon) points_m.push_back(raised(point));
  return points_m;
}

PlaneFrame frame_of(const std::vector<Vector3d>& corners_m) {
  Vector3d centre = Vector3d::Zero();
  for (const Vector3d& corner : corners_m) centre += corner / static_cast<double>(corners_m.size());
  Vector3d doubled_area = Vector3d::Zero();
  Vector3d longest = Vector3d::Zero();
  for (std::size_t k = 0; k < corners_m.size(); ++k) {
    const Vector3d& next = corners_m[(k + 1) % corners_m.size()];
    doubled_area += (corners_m[k] - centre).cross(next - centre);
    // A little longer, so that rounding does not choose between equal sides.
    if ((next - corners_m[k]).norm() > longest.norm() + same_point_m) longest = next - corners_m[k];
  }
  PlaneFrame frame;
  frame.origin_m = centre;
  frame.normal = doubled_area.normalized();
  frame.u = (longest - longest.dot(frame.normal) * frame.normal).normalized();
  frame.v = frame.normal.cross(frame.u);
  return frame;
}

double unevenness_m(const std::vector<Vector3d>& corners_m) {
  const PlaneFrame frame = frame_of(corners_m);
  double largest = 0.0;
  for (const Vector3d& corner : corners_m) largest = std::max(largest, std::abs(frame.height_of(corner)));
  return largest;
}

double area_m2(const Facet& facet) {
  return signed_area_m2(frame_of(facet.corners_m).flat(facet.corners_m));
}

double distance_m(const Facet& facet, const Vector3d& point_m) {
  const PlaneFrame frame = frame_of(facet.corners_m);
  const PlanePolygon polygon = frame.flat(facet.corners_m);
  const Vector2d foot = frame.flat(point_m);
  const double beside_m = contains(polygon, foot) ? 0.0 : distance_to_edges_m(polygon, foot);
  return std::hypot(frame.height_of(point_m), beside_m);
}

std::optional<double> distance_along_m(const Facet& facet, const Vector3d& point_m, const Vector3d& direction) {
  const PlaneFrame frame = frame_of(facet.corners_m);
  const double speed = frame.normal.dot(direction);
  if (speed == 0.0) return std::nullopt;
  const double distance = -frame.height_of(point_m) / speed;
  if (distance < 0.0) return std::nullopt;
  const Vector2d at = frame.flat(Vector3d(point_m + distance * direction));
  return contains(frame.flat(facet.corners_m), at) ? std::optional(distance) : std::nullopt;
}

double solid_angle_sr(const Facet& facet, const Vector3d& point_m) {
  double sum = 0.0;
  const Vector3d a = facet.corners_m[0] - point_m;
  for (std::size_t k = 1; k + 1 < facet.corners_m.size(); ++k) {
    const Vector3d b = facet.corners_m[k] - point_m;
    const Vector3d c = facet.corners_m[k + 1] - point_m;
    const double volume = a.dot(b.cross(c));
    const double scale =
        a.norm() * b.norm() * c.norm() + a.dot(b) * c.norm() + b.dot(c) * a.norm() + c.dot(a) * b.norm();
    sum -= 2.0 * std::atan2(volume, scale);
  }
  return sum;
}

}  // namespace twinlight::lighting
