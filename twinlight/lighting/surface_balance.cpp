#include "twinlight/lighting/surface_balance.h"

#include <Eigen/LU>

#include "twinlight/lighting/form_factors.h"

namespace twinlight::lighting {

SurfaceBalance::SurfaceBalance(const Room& room)
    : areas_m2_(room.floor_area_m2(), 2.0 * (room.length_m + room.width_m) * room.height_m, room.floor_area_m2()) {
  const Rectangle floor{{0.0, 0.0, 0.0}, {room.length_m, room.width_m, 0.0}, 2, 1.0};
  const Rectangle ceiling{{0.0, 0.0, room.height_m}, room.size_m(), 2, -1.0};
  const double across = form_factor(floor, ceiling);
  const double from_walls = (1.0 - across) * areas_m2_[floor_entry] / areas_m2_[walls_entry];
  form_factors_.row(floor_entry) << 0.0, 1.0 - across, across;
  form_factors_.row(walls_entry) << from_walls, 1.0 - 2.0 * from_walls, from_walls;
  form_factors_.row(ceiling_entry) << across, 1.0 - across, 0.0;
}

Eigen::Matrix3d SurfaceBalance::transfer(const Reflectances& reflectances) const {
  const SurfaceTriple reflectance(reflectances.floor, reflectances.walls, reflectances.ceiling);
  const Eigen::Matrix3d system = Eigen::Matrix3d::Identity() - form_factors_ * reflectance.asDiagonal();
  return system.inverse();
}

}  // namespace twinlight::lighting
