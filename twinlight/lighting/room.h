#pragma once

#include <Eigen/Core>
#include <array>
#include <memory>

namespace twinlight::lighting {

/// Diffuse reflectances of a grey room, each from 0 to just under 1.
struct Reflectances {
  double ceiling = 0.7;
  double walls = 0.5;
  double floor = 0.2;
};

class RoomShape;

/// An empty box from (0, 0, 0) to (length_m, width_m, height_m): x along the length, y along the width, z up; or, with
/// a shape, a room that reaches as far.
struct Room {
  double length_m = 0.0;
  double width_m = 0.0;
  double height_m = 0.0;
  Reflectances reflectance;
  std::shared_ptr<const RoomShape> shape;  ///< none for an empty box; else has the surfaces, with their reflectances

  Eigen::Vector3d size_m() const { return {length_m, width_m, height_m}; }
  double floor_area_m2() const;
};

/// Of all surfaces, obstacles among them.
double largest_reflectance(const Room& room);

/// The six surfaces of a box room; the walls are named by their planes.
enum class Surface { x_min, x_max, y_min, y_max, floor, ceiling };

inline constexpr std::array all_surfaces{Surface::x_min, Surface::x_max, Surface::y_min,
                                         Surface::y_max, Surface::floor, Surface::ceiling};

/// The axis (0 x, 1 y, 2 z) that the surface is perpendicular to, and whether it lies at the axis' far end.
constexpr int normal_axis(Surface surface) {
  return static_cast<int>(surface) / 2;
}
constexpr bool is_far_end(Surface surface) {
  return static_cast<int>(surface) % 2 == 1;
}
constexpr Surface surface_at(int axis, bool far_end) {
  return static_cast<Surface>(2 * axis + (far_end ? 1 : 0));
}
constexpr bool is_wall(Surface surface) {
  return normal_axis(surface) != 2;
}

/// The unit normal of a surface, into the room.
inline Eigen::Vector3d inward_normal(Surface surface) {
  return Eigen::Vector3d::Unit(normal_axis(surface)) * (is_far_end(surface) ? -1.0 : 1.0);
}

constexpr double reflectance_of(const Reflectances& reflectance, Surface surface) {
  if (surface == Surface::floor) return reflectance.floor;
  return surface == Surface::ceiling ? reflectance.ceiling : reflectance.walls;
}

}  // namespace twinlight::lighting
