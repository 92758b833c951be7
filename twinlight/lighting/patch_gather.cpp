#include "twinlight/lighting/patch_gather.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/adaptive_quadrature.h"
#include "twinlight/lighting/form_factors.h"

namespace twinlight::lighting {
namespace {

/// Two Gauss points each way serve a cell seen under less than this angle (rad).
constexpr double widest_cell_rad = 0.35;
constexpr double smallest_cell_m = 1e-6;

/// sin ε cos θ / r² / π² over the rectangle, θ at the rectangle.
class CylindricalFactor {
 public:
  CylindricalFactor(const Eigen::Vector3d& point_m, const Rectangle& rectangle)
      : point_m_(point_m), rectangle_(rectangle), height_m_(rectangle.height_of(point_m)) {}

  double operator()(double u_m, double v_m) const {
    const auto [u, v] = rectangle_.side_axes();
    Eigen::Vector3d path = rectangle_.least_m - point_m_;
    path[u] = u_m - point_m_[u];
    path[v] = v_m - point_m_[v];
    const double squared = path.squaredNorm();
    return std::sqrt(path.x() * path.x() + path.y() * path.y()) * height_m_ /
           (squared * squared * constants::pi * constants::pi);
  }
  static std::size_t longer_side(const Cell& cell) { return cell.side(0) >= cell.side(1) ? 0 : 1; }
  bool is_narrow(const Cell& cell) const {
    const auto [u, v] = rectangle_.side_axes();
    Eigen::Vector3d nearest = rectangle_.least_m;
    nearest[u] = std::clamp(point_m_[u], cell.from[0], cell.to[0]);
    nearest[v] = std::clamp(point_m_[v], cell.from[1], cell.to[1]);
    return std::hypot(cell.side(0), cell.side(1)) <= widest_cell_rad * (nearest - point_m_).norm();
  }
  static bool is_plain(const Cell&) { return true; }
  static bool agree(double, double) { return true; }
  static bool is_smallest(const Cell& cell) { return std::max(cell.side(0), cell.side(1)) < smallest_cell_m; }

 private:
  const Eigen::Vector3d& point_m_;
  const Rectangle& rectangle_;
  double height_m_;
};

double cylindrical_factor(const Eigen::Vector3d& point_m, const Rectangle& rectangle) {
  const auto [u, v] = rectangle.side_axes();
  return adaptive_integral(CylindricalFactor(point_m, rectangle), Cell{{rectangle.least_m[u], rectangle.least_m[v]},
                                                                       {rectangle.most_m[u], rectangle.most_m[v]}});
}

}  // namespace

Eigen::RowVectorXd planar_factors(const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal,
                                  const PatchGrid& grid) {
  Eigen::RowVectorXd factors(grid.size());
  for (Eigen::Index i = 0; i < grid.size(); ++i)
    factors[i] = point_form_factor(point_m, normal, grid.patches()[static_cast<std::size_t>(i)]);
  return factors;
}

Eigen::RowVectorXd cylindrical_factors(const Eigen::Vector3d& point_m, const PatchGrid& grid) {
  Eigen::RowVectorXd factors(grid.size());
  for (Eigen::Index i = 0; i < grid.size(); ++i) {
    const Rectangle& patch = grid.patches()[static_cast<std::size_t>(i)];
    factors[i] = patch.height_of(point_m) > 0.0 ? cylindrical_factor(point_m, patch) : 0.0;
  }
  return factors;
}

std::shared_ptr<const GatherMatrix> planar_gather(const RoomLevel& level, const std::vector<Receiver>& receivers) {
  GatherStore::Key key;
  for (const Receiver& receiver : receivers) {
    GatherStore::append(key, receiver.point_m);
    GatherStore::append(key, receiver.normal);
  }
  key.push_back(GatherStore::planar);
  return level.gathers.find_or_make(key, [&] {
    GatherMatrix matrix(static_cast<Eigen::Index>(receivers.size()), level.grid.size());
    for (std::size_t i = 0; i < receivers.size(); ++i)
      matrix.row(static_cast<Eigen::Index>(i)) = planar_factors(receivers[i].point_m, receivers[i].normal, level.grid);
    return matrix;
  });
}

std::shared_ptr<const GatherMatrix> cylindrical_gather(const RoomLevel& level,
                                                       const std::vector<Eigen::Vector3d>& points_m) {
  GatherStore::Key key;
  for (const Eigen::Vector3d& point_m : points_m) GatherStore::append(key, point_m);
  key.push_back(GatherStore::cylindrical);
  return level.gathers.find_or_make(key, [&] {
    GatherMatrix matrix(static_cast<Eigen::Index>(points_m.size()), level.grid.size());
    for (std::size_t i = 0; i < points_m.size(); ++i)
      matrix.row(static_cast<Eigen::Index>(i)) = cylindrical_factors(points_m[i], level.grid);
    return matrix;
  });
}

}  // namespace twinlight::lighting
