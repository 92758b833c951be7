#include "twinlight/lighting/room_builder.h"

#include <fmt/format.h>

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <utility>

#include "twinlight/lighting/enclosure.h"
#include "twinlight/lighting/facet_division.h"
#include "twinlight/lighting/obstacle_check.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector2d;
using Eigen::Vector3d;

constexpr double largest_room_m = 1000.0;
constexpr double least_height_m = 0.01;

Result<void> check_outline(const PlanePolygon& outline_m) {
  const auto fault = [](std::string message) { return failure({.message = std::move(message), .field = "outline_m"}); };
  if (outline_m.size() < 3)
    return fault(fmt::format("has {} corners; expected at least three [x, y]", outline_m.size()));
  Vector2d least = outline_m.front();
  for (const Vector2d& corner : outline_m) {
    if (!corner.allFinite() || corner.cwiseAbs().maxCoeff() > largest_room_m)
      return fault(
          fmt::format("[{:g}, {:g}] is no corner; expected metres up to {:g}", corner.x(), corner.y(), largest_room_m));
    least = least.cwiseMin(corner);
  }
  if (const auto crossing = crossing_edges(outline_m))
    return fault(fmt::format("crosses itself: wall {} meets wall {}", (*crossing)[0] + 1, (*crossing)[1] + 1));
  if (least.cwiseAbs().maxCoeff() > same_point_m)
    return fault(
        fmt::format("the least x and y are {:g} and {:g}; expected 0, where the room begins", least.x(), least.y()));
  return {};
}

/// The heights put into one plane, of which they may be off by a little.
Result<std::vector<double>> level_heights(const PlanePolygon& outline_m, std::vector<double> heights_m) {
  const auto fault = [](std::string message) { return failure({.message = std::move(message), .field = "heights_m"}); };
  if (heights_m.size() == 1) heights_m.assign(outline_m.size(), heights_m.front());
  if (heights_m.size() != outline_m.size())
    return fault(
        fmt::format("has {} heights for {} corners; expected one for each", heights_m.size(), outline_m.size()));
  const auto count = static_cast<Eigen::Index>(outline_m.size());
  Eigen::MatrixXd places(count, 3);
  for (Eigen::Index k = 0; k < count; ++k) {
    const double height_m = heights_m[static_cast<std::size_t>(k)];
    if (!(height_m >= least_height_m && height_m <= largest_room_m))
      return fault(fmt::format("{:g} m is no height; expected {:g} to {:g}", height_m, least_height_m, largest_room_m));
    places.row(k) << outline_m[static_cast<std::size_t>(k)].transpose(), 1.0;
  }
  const auto given = Eigen::Map<const Eigen::VectorXd>(heights_m.data(), count);
  const Eigen::VectorXd plane = places * places.colPivHouseholderQr().solve(given);
  Eigen::Index worst = 0;
  const double off_m = (plane - given).cwiseAbs().maxCoeff(&worst);
  if (off_m > most_unevenness_m)
    return fault(
        fmt::format("the ceiling is not flat: corner {} lies {:.3f} m off the plane of the others", worst + 1, off_m));
  return std::vector<double>(plane.begin(), plane.end());
}

std::vector<Vector3d> at_heights(const PlanePolygon& outline_m, const std::vector<double>& heights_m) {
  std::vector<Vector3d> corners;
  for (std::size_t k = 0; k < outline_m.size(); ++k)
    corners.emplace_back(outline_m[k].x(), outline_m[k].y(), heights_m[k]);
  return corners;
}

/// The floor seen from above; a surface is part of it where it faces up.
std::vector<PlanePolygon> floor_parts(const std::vector<Facet>& facets) {
  std::vector<PlanePolygon> parts;
  for (const Facet& facet : facets) {
    if (facet.kind != SurfaceKind::floor || frame_of(facet.corners_m).normal.z() < same_point_m) continue;
    PlanePolygon& part = parts.emplace_back();
    for (const Vector3d& corner : facet.corners_m) part.push_back(corner.head<2>());
  }
  return parts;
}

void append(std::vector<Facet>& to, const std::vector<Facet>& facets) {
  to.insert(to.end(), facets.begin(), facets.end());
}

}  // namespace

Result<void> check_polygon(const std::vector<Vector3d>& corners_m) {
  const auto fault = [](std::string message) { return failure({.message = std::move(message), .field = "corners_m"}); };
  if (corners_m.size() < 3)
    return fault(fmt::format("has {} corners; expected at least three [x, y, z]", corners_m.size()));
  for (const Vector3d& corner : corners_m)
    if (!corner.allFinite() || corner.cwiseAbs().maxCoeff() > largest_room_m)
      return fault(fmt::format("[{:g}, {:g}, {:g}] is no corner; expected metres up to {:g}", corner.x(), corner.y(),
                               corner.z(), largest_room_m));
  const PlaneFrame frame = frame_of(corners_m);
  if (!(frame.normal.norm() > 0.5)) return fault("has no area");
  if (const double off_m = unevenness_m(corners_m); off_m > most_unevenness_m)
    return fault(fmt::format("is not flat: a corner lies {:.3f} m off the mean plane", off_m));
  if (const auto crossing = crossing_edges(frame.flat(corners_m)))
    return fault(fmt::format("crosses itself: edge {} meets edge {}", (*crossing)[0] + 1, (*crossing)[1] + 1));
  return {};
}

Result<RoomBuilder> RoomBuilder::on_outline(PlanePolygon outline_m, std::vector<double> heights_m,
                                            const Reflectances& reflectance) {
  TWL_CHECK(check_outline(outline_m));
  heights_m = TWL_TRY(level_heights(outline_m, std::move(heights_m)));
  RoomBuilder builder;
  builder.is_reversed_ = signed_area_m2(outline_m) < 0.0;
  if (builder.is_reversed_) {
    std::reverse(outline_m.begin(), outline_m.end());
    std::reverse(heights_m.begin(), heights_m.end());
  }
  const std::size_t count = outline_m.size();
  const std::vector<Vector3d> floor = at_heights(outline_m, std::vector<double>(count, 0.0));
  std::vector<Vector3d> ceiling = at_heights(outline_m, heights_m);
  for (std::size_t k = 0; k < count; ++k) {
    // Given clockwise, wall k of the file runs back between corners count − 1 − k and count − 2 − k of the reversed.
    const std::size_t at = builder.is_reversed_ ? (2 * count - 2 - k) % count : k;
    const std::size_t next = (at + 1) % count;
    builder.walls_.push_back(
        {{floor[next], floor[at], ceiling[at], ceiling[next]}, SurfaceKind::wall, reflectance.walls});
  }
  builder.facets_ = convex_facets(floor, SurfaceKind::floor, reflectance.floor);
  std::reverse(ceiling.begin(), ceiling.end());
  append(builder.facets_, convex_facets(ceiling, SurfaceKind::ceiling, reflectance.ceiling));
  append(builder.facets_, builder.walls_);
  builder.floor_m_ = floor_parts(builder.facets_);
  return builder;
}

Result<RoomBuilder> RoomBuilder::of_surfaces(const std::vector<SurfacePolygon>& surfaces) {
  if (surfaces.size() < 4)
    return failure({.message = fmt::format("{} surfaces enclose no room; expected at least four", surfaces.size()),
                    .field = "surface"});
  RoomBuilder builder;
  for (const SurfacePolygon& surface : surfaces) {
    TWL_CHECK(check_polygon(surface.corners_m));
    append(builder.facets_, convex_facets(surface.corners_m, surface.kind, surface.reflectance));
  }
  TWL_CHECK(check_enclosed(builder.facets_));
  turn_to_air(builder.facets_);
  builder.floor_m_ = floor_parts(builder.facets_);
  if (builder.floor_m_.empty()) return failure({.message = "no surface is a floor that faces up", .field = "surface"});
  const RoomShape empty(builder.facets_, {}, builder.floor_m_);
  if (empty.least_m().cwiseAbs().maxCoeff() > most_unevenness_m)
    return failure({.message = fmt::format("the least x, y and z are {:g}, {:g} and {:g}; expected 0, where the room "
                                           "begins",
                                           empty.least_m().x(), empty.least_m().y(), empty.least_m().z()),
                    .field = "surface"});
  return builder;
}

Result<void> RoomBuilder::add_window(const Window& window) {
  if (window.wall >= walls_.size())
    return failure({.message = walls_.empty()
                                   ? "a window needs a room with an outline"
                                   : fmt::format("{} is no wall; expected 1 to {}", window.wall + 1, walls_.size()),
                    .field = "wall"});
  const Facet& wall = walls_[window.wall];
  const Vector3d first = is_reversed_ ? wall.corners_m[0] : wall.corners_m[1];
  const Vector3d last = is_reversed_ ? wall.corners_m[1] : wall.corners_m[0];
  const Vector3d along = (last - first).normalized();
  const auto corner = [&](double along_m, double height_m) -> Vector3d {
    return first + along_m * along + height_m * Vector3d::UnitZ();
  };
  const double to_m = window.from_m + window.width_m;
  Facet pane{{corner(window.from_m, window.lower_edge_m), corner(to_m, window.lower_edge_m),
              corner(to_m, window.upper_edge_m), corner(window.from_m, window.upper_edge_m)},
             SurfaceKind::window,
             window.reflectance};
  if (!is_reversed_) std::reverse(pane.corners_m.begin(), pane.corners_m.end());
  const bool is_on_wall = std::all_of(pane.corners_m.begin(), pane.corners_m.end(),
                                      [&](const Vector3d& c) { return distance_m(wall, c) <= same_point_m; });
  if (!is_on_wall)
    return failure(
        {.message = fmt::format("reaches beyond wall {}, which is {:g} m long", window.wall + 1, (last - first).norm()),
         .field = "width_m"});
  const std::vector<Facet> left = uncovered({pane}, windows_, 1.0);
  if (left.size() != 1 || std::abs(area_m2(left.front()) - area_m2(pane)) > same_point_m)
    return failure({.message = "overlaps a window before it", .field = "from_m"});
  windows_.push_back(std::move(pane));
  return {};
}

Result<void> RoomBuilder::add_obstacle(Obstacle obstacle) {
  TWL_CHECK(check_obstacle(obstacle));
  if (signed_area_m2(obstacle.outline_m) < 0.0) std::reverse(obstacle.outline_m.begin(), obstacle.outline_m.end());
  const RoomShape empty(facets_, {}, floor_m_);
  TWL_CHECK(check_obstacle_in_room(empty, obstacle));
  for (std::size_t k = 0; k < obstacles_.size(); ++k)
    if (do_overlap(obstacles_[k], obstacle))
      return failure({.message = fmt::format("overlaps obstacle {}{}; expected them apart or touching", k + 1,
                                             named(obstacles_[k])),
                      .field = "outline_m"});
  obstacles_.push_back(std::move(obstacle));
  return {};
}

std::shared_ptr<const RoomShape> RoomBuilder::build() const {
  std::vector<Facet> facets = uncovered(facets_, windows_, 1.0);
  append(facets, windows_);
  for (const Obstacle& obstacle : obstacles_)
    append(facets, prism_facets(obstacle.outline_m, obstacle.bottom_m, obstacle.top_m, obstacle.reflectance));
  return std::make_shared<const RoomShape>(uncovered(facets, facets, -1.0), obstacles_, floor_m_);
}

}  // namespace twinlight::lighting
