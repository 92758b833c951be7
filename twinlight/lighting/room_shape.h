#pragma once

#include <Eigen/Core>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/lighting/facet.h"

namespace twinlight::lighting {

/// Furniture, a rack, a bench: a prism with vertical sides and level top and bottom.
struct Obstacle {
  std::string name;
  PlanePolygon outline_m;  ///< seen from above
  double bottom_m = 0.0;
  double top_m = 0.0;
  double reflectance = 0.0;

  /// Whether a point lies inside, not on the surface.
  bool holds(const Eigen::Vector3d& point_m) const;
};

/// The surfaces of a closed room of any shape with what stands in it: facets that meet without gap or overlap. Made by
/// `RoomBuilder`.
class RoomShape {
 public:
  /// @param floor_m the floor seen from above, as if nothing stood on it, in convex counter-clockwise parts
  RoomShape(std::vector<Facet> facets, std::vector<Obstacle> obstacles, std::vector<PlanePolygon> floor_m);

  const std::vector<Facet>& facets() const { return facets_; }
  const std::vector<Obstacle>& obstacles() const { return obstacles_; }
  const std::vector<PlanePolygon>& floor_m() const { return floor_m_; }
  double floor_area_m2() const;  ///< with what furniture stands on
  Eigen::Vector3d least_m() const { return least_m_; }
  Eigen::Vector3d most_m() const { return most_m_; }

  /// Whether the floor, or what stands on it, lies below a point or above it.
  bool has_floor_at(const Eigen::Vector2d& place) const;
  /// How high the ceiling is above a place; none where there is none. Where surfaces lie above each other, the highest;
  /// obstacles do not count.
  std::optional<double> ceiling_height_m(const Eigen::Vector2d& place) const;
  /// Whether a point lies in the air of the room or on a surface: not outside, not inside an obstacle.
  bool is_in_air(const Eigen::Vector3d& point_m) const;
  /// From a point to the nearest wall or window.
  double distance_to_walls_m(const Eigen::Vector3d& point_m) const;
  /// From a point straight up to the next surface that faces down; infinite where there is none.
  double clearance_above_m(const Eigen::Vector3d& point_m) const;

 private:
  std::vector<Facet> facets_;
  std::vector<Obstacle> obstacles_;
  std::vector<PlanePolygon> floor_m_;
  Eigen::Vector3d least_m_;
  Eigen::Vector3d most_m_;

  /// A facet seen in its own plane, kept because searches ask for thousands of places.
  struct Flat {
    PlaneFrame frame;
    PlanePolygon outline;

    double distance_m(const Eigen::Vector3d& point_m) const;
  };
  std::vector<Flat> flats_;  ///< in the order of the facets
  struct CeilingPart {
    PlaneFrame frame;
    PlanePolygon from_above;
  };
  std::vector<CeilingPart> ceilings_;
};

}  // namespace twinlight::lighting
