#include "twinlight/lighting/enclosure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

/// Corners nearer than this are one.
constexpr double joint_m = 1e-3;

using Key = std::tuple<long long, long long, long long>;

/// Numbers for points, the same for points that lie within `joint_m` of each other.
class Joints {
 public:
  std::size_t number_of(const Vector3d& point_m) {
    const auto [x, y, z] = cell_of(point_m);
    for (long long dx = -1; dx <= 1; ++dx)
      for (long long dy = -1; dy <= 1; ++dy)
        for (long long dz = -1; dz <= 1; ++dz)
          if (const auto found = numbers_.find({x + dx, y + dy, z + dz}); found != numbers_.end())
            if ((points_m[found->second] - point_m).norm() < joint_m) return found->second;
    points_m.push_back(point_m);
    return numbers_[{x, y, z}] = points_m.size() - 1;
  }

  std::vector<Vector3d> points_m;

 private:
  static Key cell_of(const Vector3d& p) {
    return {std::llround(p.x() / joint_m), std::llround(p.y() / joint_m), std::llround(p.z() / joint_m)};
  }
  std::map<Key, std::size_t> numbers_;
};

/// The joints on an edge, its ends included, from its first end to its last.
std::vector<std::size_t> joints_along(const std::vector<Vector3d>& points_m, std::size_t first, std::size_t last) {
  const Vector3d along = points_m[last] - points_m[first];
  std::vector<std::pair<double, std::size_t>> found;
  for (std::size_t k = 0; k < points_m.size(); ++k) {
    const double part = (points_m[k] - points_m[first]).dot(along) / along.squaredNorm();
    const bool is_on = part >= 0.0 && part <= 1.0 && (points_m[first] + part * along - points_m[k]).norm() < joint_m;
    if (is_on || k == first || k == last) found.emplace_back(k == last ? 1.0 : k == first ? 0.0 : part, k);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::size_t> numbers;
  for (const auto& [part, number] : found) numbers.push_back(number);
  return numbers;
}

}  // namespace

Result<void> check_enclosed(const std::vector<Facet>& facets) {
  Joints joints;
  for (const Facet& facet : facets)
    for (const Vector3d& corner : facet.corners_m) joints.number_of(corner);
  std::map<std::pair<std::size_t, std::size_t>, int> sides;
  for (const Facet& facet : facets) {
    for (std::size_t k = 0; k < facet.corners_m.size(); ++k) {
      const std::size_t first = joints.number_of(facet.corners_m[k]);
      const std::size_t last = joints.number_of(facet.corners_m[(k + 1) % facet.corners_m.size()]);
      if (first == last) continue;
      const std::vector<std::size_t> path = joints_along(joints.points_m, first, last);
      for (std::size_t i = 0; i + 1 < path.size(); ++i) ++sides[std::minmax(path[i], path[i + 1])];
    }
  }
  for (const auto& [edge, count] : sides) {
    if (count % 2 == 0) continue;
    const Vector3d& a = joints.points_m[edge.first];
    const Vector3d& b = joints.points_m[edge.second];
    return failure({.message = fmt::format("the room is open along the edge from ({:g}, {:g}, {:g}) to ({:g}, {:g}, "
                                           "{:g}); expected a surface on both sides of every edge",
                                           a.x(), a.y(), a.z(), b.x(), b.y(), b.z())});
  }
  return {};
}

void turn_to_air(std::vector<Facet>& facets) {
  for (Facet& facet : facets) {
    const PlaneFrame frame = frame_of(facet.corners_m);
    // Slanted, so that the ray does not run along an edge that other facets share.
    const Vector3d direction = (frame.normal + 0.1234 * frame.u + 0.0567 * frame.v).normalized();
    const auto crossings = std::count_if(facets.begin(), facets.end(), [&](const Facet& other) {
      return &other != &facet && distance_along_m(other, frame.origin_m, direction).has_value();
    });
    if (crossings % 2 == 0) std::reverse(facet.corners_m.begin(), facet.corners_m.end());
  }
}

}  // namespace twinlight::lighting
