#pragma once

#include <memory>
#include <string>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/lighting/room.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {

/// A flat surface of any polygon, convex or not.
struct SurfacePolygon {
  std::string name;
  std::vector<Eigen::Vector3d> corners_m;  ///< in either sense
  SurfaceKind kind = SurfaceKind::wall;
  double reflectance = 0.0;
};

/// A rectangle on a wall with a reflectance of its own.
struct Window {
  std::size_t wall = 0;  ///< from 0: wall k runs from corner k of the outline to the next
  double from_m = 0.0;   ///< along the wall, from its first corner
  double width_m = 0.0;
  double lower_edge_m = 0.0;
  double upper_edge_m = 0.0;
  double reflectance = 0.0;
};

/// The greatest distance of corners from a common plane.
inline constexpr double most_unevenness_m = 1e-3;

/// Puts a closed room together, step by step, so that a fault is known at the step that brought it in. Diagnostics name
/// as field the member at fault.
class RoomBuilder {
 public:
  /// Vertical walls on an outline under a flat ceiling, level or sloped.
  /// @param outline_m at least three corners in either sense, the least x and the least y 0
  /// @param heights_m one for all corners or one for each, over 0, in one plane within `most_unevenness_m`
  static Result<RoomBuilder> on_outline(PlanePolygon outline_m, std::vector<double> heights_m,
                                        const Reflectances& reflectance);

  /// Free surfaces, which must enclose the room: along every edge as many surfaces come from the one side as from the
  /// other. Closed shells within it are solid.
  static Result<RoomBuilder> of_surfaces(const std::vector<SurfacePolygon>& surfaces);

  /// Fails unless the window lies wholly on its wall, beside the windows before. Only on an outline.
  Result<void> add_window(const Window& window);

  /// Fails unless the obstacle lies wholly in the room, touching at most what stands there before.
  Result<void> add_obstacle(Obstacle obstacle);

  std::shared_ptr<const RoomShape> build() const;

 private:
  bool is_reversed_ = false;   ///< the outline was given clockwise
  std::vector<Facet> facets_;  ///< of the empty room
  std::vector<PlanePolygon> floor_m_;
  std::vector<Facet> walls_;  ///< of the outline, in the order it was given in; none for free surfaces
  std::vector<Facet> windows_;
  std::vector<Obstacle> obstacles_;
};

/// Fails unless the corners are those of a flat polygon that does not cross itself.
Result<void> check_polygon(const std::vector<Eigen::Vector3d>& corners_m);

}  // namespace twinlight::lighting
