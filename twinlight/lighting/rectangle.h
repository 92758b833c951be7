#pragma once

#include <Eigen/Core>
#include <array>

namespace twinlight::lighting {

/// A flat rectangle whose sides run along the axes of the room. It shines and receives on the side of `facing`.
struct Rectangle {
  Eigen::Vector3d least_m;  ///< the corner nearest to the origin
  Eigen::Vector3d most_m;   ///< the opposite corner; equal to `least_m` along `axis`
  int axis = 2;             ///< of the normal: 0 x, 1 y, 2 z
  double facing = 1.0;      ///< +1 or −1: the sense of the normal along `axis`

  double side_m(int along) const { return most_m[along] - least_m[along]; }
  /// The two axes along the sides, ascending.
  std::array<int, 2> side_axes() const { return {axis == 0 ? 1 : 0, axis == 2 ? 1 : 2}; }
  double area_m2() const { return side_m(side_axes()[0]) * side_m(side_axes()[1]); }
  double diagonal_m() const { return (most_m - least_m).norm(); }
  double plane_m() const { return least_m[axis]; }
  Eigen::Vector3d centre_m() const { return 0.5 * (least_m + most_m); }
  Eigen::Vector3d normal() const { return Eigen::Vector3d::Unit(axis) * facing; }

  /// How far a point lies in front of the rectangle's plane; negative behind it.
  double height_of(const Eigen::Vector3d& point_m) const { return (point_m[axis] - plane_m()) * facing; }
  /// From a point to the nearest point of the rectangle.
  double distance_m(const Eigen::Vector3d& point_m) const {
    return (point_m - point_m.cwiseMax(least_m).cwiseMin(most_m)).norm();
  }
};

}  // namespace twinlight::lighting
