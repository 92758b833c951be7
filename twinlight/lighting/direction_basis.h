#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::lighting {

/// The directions in which catalogues keep intensities: tent functions (bilinear) on a grid of planes C and angles γ.
///
/// Angles below the horizontal come first, then those above it; 90° stands in both, so that light below is a prefix of
/// every column and the horizontal may be a jump. Nodes are numbered angle after angle, planes within an angle.
class DirectionBasis {
 public:
  struct Steps {
    double c_deg = 15.0;     ///< a divisor of 90
    double below_deg = 2.5;  ///< of γ from 0° to 90°, a divisor of 90
    double above_deg = 5.0;  ///< of γ from 90° to 180°, a divisor of 90
  };
  explicit DirectionBasis(Steps steps);

  /// The resolution that docs/method.md derives.
  static const DirectionBasis& standard();

  int planes() const { return planes_; }
  int gammas_below() const { return gammas_below_; }
  int gammas() const { return static_cast<int>(gammas_deg_.size()); }
  int size() const { return gammas() * planes_; }
  int size_below() const { return gammas_below_ * planes_; }
  const std::vector<double>& gammas_deg() const { return gammas_deg_; }
  double plane_deg(int plane) const { return plane * steps_.c_deg; }
  double plane_step_deg() const { return steps_.c_deg; }

  /// The two angles and two planes between which a direction lies, and their shares.
  struct Mix {
    std::array<int, 2> gamma{};
    std::array<int, 2> plane{};
    std::array<float, 2> gamma_share{};
    std::array<float, 2> plane_share{};
  };
  /// @param direction unit vector; z up, C counted from +x towards +y.
  Mix at(const Eigen::Vector3d& direction) const;

 private:
  Steps steps_;
  int planes_ = 0;
  int gammas_below_ = 0;
  std::vector<double> gammas_deg_;
};

/// Which planes of the basis are kept of a distribution of some symmetry: the others repeat them.
struct PlaneFold {
  int count = 0;          ///< kept planes
  std::vector<int> of;    ///< for each plane of the basis, the kept one that it repeats
  std::vector<int> kept;  ///< the planes of the basis that are kept, ascending
};
PlaneFold plane_fold(const DirectionBasis& basis, photometry::Symmetry symmetry);

}  // namespace twinlight::lighting
