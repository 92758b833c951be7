#include "twinlight/lighting/obstacle_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace twinlight::lighting {
namespace {

using Eigen::Vector2d;
using Eigen::Vector3d;

std::vector<PlanePolygon> convex_outlines(const PlanePolygon& outline_m) {
  std::vector<PlanePolygon> outlines;
  for (const std::vector<std::size_t>& part : convex_parts(outline_m)) {
    PlanePolygon& polygon = outlines.emplace_back();
    for (const std::size_t corner : part) polygon.push_back(outline_m[corner]);
  }
  return outlines;
}

/// Corners of the outline and points between them.
std::vector<Vector2d> points_on(const PlanePolygon& outline_m) {
  constexpr int parts = 8;
  std::vector<Vector2d> points;
  for (std::size_t k = 0; k < outline_m.size(); ++k)
    for (int i = 0; i < parts; ++i)
      points.push_back(outline_m[k] + i * (outline_m[(k + 1) % outline_m.size()] - outline_m[k]) / parts);
  return points;
}

}  // namespace

std::string named(const Obstacle& obstacle) {
  return obstacle.name.empty() ? std::string() : fmt::format(" ({})", obstacle.name);
}

Result<void> check_obstacle(const Obstacle& obstacle) {
  const auto fault = [](const char* field, std::string message) {
    return failure({.message = std::move(message), .field = field});
  };
  const PlanePolygon& outline_m = obstacle.outline_m;
  if (outline_m.size() < 3)
    return fault("outline_m", fmt::format("has {} corners; expected at least three [x, y]", outline_m.size()));
  const bool is_finite =
      std::all_of(outline_m.begin(), outline_m.end(), [](const Vector2d& c) { return c.allFinite(); });
  if (!is_finite) return fault("outline_m", "has a corner that is no place");
  if (const auto crossing = crossing_edges(outline_m))
    return fault("outline_m",
                 fmt::format("crosses itself: side {} meets side {}", (*crossing)[0] + 1, (*crossing)[1] + 1));
  if (!(obstacle.top_m - obstacle.bottom_m >= 1e-3))
    return fault("height_m", fmt::format("{:g} m is too low for an obstacle; expected at least a millimetre",
                                         obstacle.top_m - obstacle.bottom_m));
  return {};
}

Result<void> check_obstacle_in_room(const RoomShape& room, const Obstacle& obstacle) {
  for (const double height_m : {obstacle.bottom_m, obstacle.top_m}) {
    for (const Vector2d& foot : points_on(obstacle.outline_m)) {
      const Vector3d point(foot.x(), foot.y(), height_m);
      if (!room.is_in_air(point))
        return failure(
            {.message = fmt::format("reaches out of the room at ({:g}, {:g}, {:g})", point.x(), point.y(), point.z()),
             .field = "outline_m"});
    }
  }
  for (const Facet& facet : room.facets())
    for (const Vector3d& corner : facet.corners_m)
      if (obstacle.holds(corner))
        return failure(
            {.message = fmt::format("holds the room's corner ({:g}, {:g}, {:g})", corner.x(), corner.y(), corner.z()),
             .field = "outline_m"});
  return {};
}

bool do_overlap(const Obstacle& a, const Obstacle& b) {
  if (std::min(a.top_m, b.top_m) - std::max(a.bottom_m, b.bottom_m) < same_point_m) return false;
  for (const PlanePolygon& part : convex_outlines(a.outline_m))
    for (const PlanePolygon& other : convex_outlines(b.outline_m))
      if (!common_part(part, other).empty()) return true;
  return false;
}

}  // namespace twinlight::lighting
