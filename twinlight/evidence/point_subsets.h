#pragma once

#include <Eigen/Core>
#include <utility>
#include <vector>

namespace twinlight::evidence {

/// What luminaires at each of several points give, each alone: light adds up, so that any of them together give the
/// sum.
struct PointLight {
  Eigen::MatrixXd task_lx;            ///< one row for each point of the task, one column for each luminaire
  Eigen::MatrixXd means_lx;           ///< one row for each further mean: walls, ceiling, faces
  Eigen::VectorXd base_task_lx = {};  ///< what lights the room already, as the rows above; empty where nothing does
  Eigen::VectorXd base_means_lx = {};
};

/// Least values that a choice of luminaires is held against.
struct PointLimits {
  double task_mean_lx = 0.0;
  double uniformity = 0.0;
  Eigen::VectorXd means_lx;  ///< as the rows of `PointLight::means_lx`; 0 where there is no limit
};

/// Some of the points.
struct PointSubset {
  std::vector<int> points;  ///< ascending, from 0
  double shortfall = 0.0;   ///< sum over the limits of (miss ÷ limit)
  double uniformity = 0.0;  ///< U0 of the task
};

/// So many points or fewer are searched in full.
inline constexpr int most_points_in_full = 14;

/// For each number of luminaires the choice that comes nearest to the limits, the most uniform of those that meet
/// them; ascending, without the numbers that conflicts forbid. Of at most `most_points_in_full` points the best there
/// is, of more what leaving out one after the other and exchanges of single luminaires lead to.
/// @param conflicts pairs of points that can not both be used
std::vector<PointSubset> best_subsets(const PointLight& light, const PointLimits& limits,
                                      const std::vector<std::pair<int, int>>& conflicts);

}  // namespace twinlight::evidence
