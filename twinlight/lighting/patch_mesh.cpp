#include "twinlight/lighting/patch_mesh.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace twinlight::lighting {
namespace {

using Eigen::Vector2d;

int cells_along(double extent_m, double cell_m) {
  return std::max(1, static_cast<int>(std::lround(extent_m / cell_m)));
}

/// The parts of a polygon in the strips of a grid perpendicular to an axis (0 u, 1 v).
std::vector<PlanePolygon> sliced(const PlanePolygon& polygon, int axis, double from, double to, int count) {
  const Vector2d along = axis == 0 ? Vector2d(0.0, 1.0) : Vector2d(-1.0, 0.0);  // the left of it is less along the axis
  std::vector<PlanePolygon> slices;
  PlanePolygon rest = polygon;
  for (int k = 1; k < count && !rest.empty(); ++k) {
    Vector2d at = Vector2d::Zero();
    at[axis] = from + k * (to - from) / count;
    PlanePolygon slice = part_on_left(rest, at, at + along);
    if (!slice.empty()) slices.push_back(std::move(slice));
    rest = part_on_left(rest, at + along, at);
  }
  if (!rest.empty()) slices.push_back(std::move(rest));
  return slices;
}

std::vector<PlanePolygon> cells_of(const PlanePolygon& polygon, double cell_m) {
  Vector2d least = polygon.front();
  Vector2d most = polygon.front();
  for (const Vector2d& corner : polygon) {
    least = least.cwiseMin(corner);
    most = most.cwiseMax(corner);
  }
  const Vector2d extent = most - least;
  std::vector<PlanePolygon> cells;
  for (const PlanePolygon& slice : sliced(polygon, 0, least.x(), most.x(), cells_along(extent.x(), cell_m)))
    for (PlanePolygon& cell : sliced(slice, 1, least.y(), most.y(), cells_along(extent.y(), cell_m)))
      cells.push_back(std::move(cell));
  return cells;
}

Eigen::Vector3d centre_of(const std::vector<Eigen::Vector3d>& corners_m) {
  Eigen::Vector3d sum = Eigen::Vector3d::Zero();
  for (const Eigen::Vector3d& corner : corners_m) sum += corner;
  return sum / static_cast<double>(corners_m.size());
}

}  // namespace

FacetPoints::FacetPoints(const Facet& facet) : corners_m_(facet.corners_m) {
  double sum = 0.0;
  for (std::size_t k = 1; k + 1 < corners_m_.size(); ++k) {
    sum += (corners_m_[k] - corners_m_[0]).cross(corners_m_[k + 1] - corners_m_[0]).norm();
    area_up_to_.push_back(sum);
  }
  for (double& area : area_up_to_) area /= sum;
}

Eigen::Vector3d FacetPoints::point_m(std::array<double, 2> at) const {
  const auto found = std::upper_bound(area_up_to_.begin(), area_up_to_.end() - 1, at[0]);
  const auto k = static_cast<std::size_t>(found - area_up_to_.begin());
  const double before = k == 0 ? 0.0 : area_up_to_[k - 1];
  const double across = std::sqrt((at[0] - before) / (area_up_to_[k] - before));
  return corners_m_[0] +
         across * ((1.0 - at[1]) * (corners_m_[k + 1] - corners_m_[0]) + at[1] * (corners_m_[k + 2] - corners_m_[0]));
}

PatchMesh patches_about(const std::vector<Facet>& facets, int count) {
  double whole_m2 = 0.0;
  for (const Facet& facet : facets) whole_m2 += area_m2(facet);
  const double cell_m = std::sqrt(whole_m2 / count);
  PatchMesh mesh;
  std::vector<double> areas;
  std::vector<double> reflectances;
  for (const Facet& facet : facets) {
    const PlaneFrame frame = frame_of(facet.corners_m);
    for (const PlanePolygon& cell : cells_of(frame.flat(facet.corners_m), cell_m)) {
      mesh.patches.push_back({frame.raised(cell), facet.kind, facet.reflectance});
      mesh.frames.push_back(frame);
      mesh.frames.back().origin_m = centre_of(mesh.patches.back().corners_m);
      mesh.points.emplace_back(mesh.patches.back());
      areas.push_back(signed_area_m2(cell));
      reflectances.push_back(facet.reflectance);
    }
  }
  const auto size = static_cast<Eigen::Index>(areas.size());
  mesh.areas_m2 = Eigen::Map<const Eigen::VectorXd>(areas.data(), size);
  mesh.reflectance = Eigen::Map<const Eigen::VectorXd>(reflectances.data(), size);
  return mesh;
}

}  // namespace twinlight::lighting
