#pragma once

#include <Eigen/Core>

#include "twinlight/lighting/room.h"

/// Interreflection in a box of three surfaces, floor, the four walls together and ceiling, each of them evenly bright:
/// the model on which the tabular methods of CIE 40, CIE 52, CIE 117 and CIE 190 rest.
namespace twinlight::lighting {

/// A quantity of each of the three surfaces, in this order.
using SurfaceTriple = Eigen::Vector3d;
inline constexpr Eigen::Index floor_entry = 0;
inline constexpr Eigen::Index walls_entry = 1;
inline constexpr Eigen::Index ceiling_entry = 2;

class SurfaceBalance {
 public:
  /// @param room sides greater than 0; its reflectances do not matter.
  explicit SurfaceBalance(const Room& room);

  /// E = T E_direct, all interreflections counted: T = (I − F ρ)⁻¹, ρ the reflectances from 0 to less than 1.
  Eigen::Matrix3d transfer(const Reflectances& reflectances) const;

  const SurfaceTriple& areas_m2() const { return areas_m2_; }
  /// F_ij: the part of the flux leaving surface i that reaches surface j. Rows sum to 1.
  const Eigen::Matrix3d& form_factors() const { return form_factors_; }

 private:
  SurfaceTriple areas_m2_;
  Eigen::Matrix3d form_factors_;
};

}  // namespace twinlight::lighting
