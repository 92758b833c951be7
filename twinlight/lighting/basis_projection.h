#pragma once

#include <Eigen/Core>
#include <map>
#include <vector>

#include "twinlight/lighting/direction_basis.h"
#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::lighting {

/// A distribution on a direction basis.
struct ProjectedDistribution {
  std::vector<float> intensities_cd;  ///< angle after angle, the kept planes of the symmetry (`plane_fold`) within
  /// Root mean square of I − projected I over the angles γ and C, in parts of Φ / π, the greatest intensity of a
  /// Lambertian luminaire of the same flux. 0 where the basis holds the distribution.
  double error = 0.0;
};

/// Least-squares projection onto the basis over the angles C and γ (not over the sphere, where the nadir would count
/// for nothing), among those that have the flux of the distribution below and above the horizontal. It gives back
/// exactly what is a function of the basis, and keeps the peak of a beam as nearly as tents can.
/// Keeps what depends on the angles of a table alone, so that tables with the same angles cost little. Not to be shared
/// between threads.
class BasisProjector {
 public:
  explicit BasisProjector(const DirectionBasis& basis);
  ProjectedDistribution project(const photometry::IntensityDistribution& distribution);

 private:
  /// Of one of the two angles: from the values of a table to those of the basis, and what makes norms of either.
  struct Axis {
    Eigen::MatrixXd to_basis;    ///< basis × table
    Eigen::MatrixXd products;    ///< ∫ tent of the basis × tent of the table
    Eigen::MatrixXd table_mass;  ///< ∫ tent × tent of the table
  };
  using AngleKey = std::vector<double>;
  const Axis& gamma_axis(const AngleKey& angles_deg);
  const Axis& plane_axis(const AngleKey& angles_deg);

  const DirectionBasis& basis_;
  Eigen::MatrixXd gamma_mass_;
  Eigen::MatrixXd plane_mass_;
  std::map<AngleKey, Axis> gamma_axes_;
  std::map<AngleKey, Axis> plane_axes_;
};

}  // namespace twinlight::lighting
