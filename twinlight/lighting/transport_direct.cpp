#include "twinlight/lighting/transport_direct.h"

#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {

PointTransfer planar_transfer(const DirectionBasis& basis, const Eigen::Vector3d& source_m,
                              const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal) {
  const Eigen::Vector3d path = point_m - source_m;
  const double squared = path.squaredNorm();
  const double facing = -normal.dot(path);
  if (!(facing > 0.0)) return {};
  const double distance = std::sqrt(squared);
  return {.per_cd = static_cast<float>(facing / (squared * distance)), .mix = basis.at(path / distance)};
}

PointTransfer cylindrical_transfer(const DirectionBasis& basis, const Eigen::Vector3d& source_m,
                                   const Eigen::Vector3d& point_m) {
  const Eigen::Vector3d path = point_m - source_m;
  const double squared = path.squaredNorm();
  const double flat = std::sqrt(path.x() * path.x() + path.y() * path.y());
  if (!(flat > 0.0)) return {};
  const double distance = std::sqrt(squared);
  return {.per_cd = static_cast<float>(flat / (constants::pi * squared * distance)), .mix = basis.at(path / distance)};
}

}  // namespace twinlight::lighting
