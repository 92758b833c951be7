#include "twinlight/lighting/radiosity.h"

#include <utility>

namespace twinlight::lighting {
namespace {

constexpr double largest_relative_residual = 1e-10;
/// The condition number is at most (1 + ρ) / (1 − ρ), so this serves reflectances up to 0.999 and beyond.
constexpr int most_iterations = 1000;

using Row = Eigen::RowVectorXd;

Row squared_columns(const Eigen::MatrixXd& columns) {
  return columns.colwise().squaredNorm();
}

/// Per column; 0 where there is nothing left to divide by.
Row ratio(const Row& above, const Row& below) {
  return (below.array() > 0.0).select(above.array() / below.array(), 0.0);
}

}  // namespace

RoomLevel::RoomLevel(const Room& room, PatchGrid patch_grid)
    : grid(std::move(patch_grid)), exchange(grid), reflectance(grid.size()) {
  for (const Surface surface : all_surfaces)
    reflectance.segment(grid.first(surface), grid.count(surface))
        .setConstant(reflectance_of(room.reflectance, surface));
}

PatchLight interreflect(const RoomLevel& level, const Eigen::Ref<const Eigen::MatrixXd>& direct_lx) {
  return interreflect(
      level.grid.areas_m2(), level.reflectance,
      [&](const Eigen::Ref<const Eigen::MatrixXd>& exitance) { return level.exchange.received_flux(exitance); },
      direct_lx);
}

PatchLight interreflect(const Eigen::VectorXd& area, const Eigen::VectorXd& reflectance,
                        const ReceivedFlux& received_flux, const Eigen::Ref<const Eigen::MatrixXd>& direct_lx) {
  // With w = √(A/ρ) M the system is (1 − K) w = √(Aρ) E_direct, K = √(ρ/A) S √(ρ/A): symmetric, positive definite,
  // and well defined where ρ = 0.
  const Eigen::VectorXd scale = (reflectance.array() / area.array()).sqrt();
  const auto apply = [&](const Eigen::MatrixXd& w) -> Eigen::MatrixXd {
    return w - scale.asDiagonal() * received_flux(scale.asDiagonal() * w);
  };
  Eigen::MatrixXd residual = (area.array() * scale.array()).matrix().asDiagonal() * direct_lx;
  Eigen::MatrixXd solution = Eigen::MatrixXd::Zero(residual.rows(), residual.cols());
  Eigen::MatrixXd direction = residual;
  Row squared = squared_columns(residual);
  const Row wanted = squared * (largest_relative_residual * largest_relative_residual);

  for (int step = 0; step < most_iterations && (squared.array() > wanted.array()).any(); ++step) {
    const Eigen::MatrixXd applied = apply(direction);
    const Row length = ratio(squared, direction.cwiseProduct(applied).colwise().sum());
    solution += direction * length.asDiagonal();
    residual -= applied * length.asDiagonal();
    const Row next = squared_columns(residual);
    direction = residual + direction * ratio(next, squared).asDiagonal();
    squared = next;
  }

  PatchLight light;
  light.exitance_lm_per_m2 = scale.asDiagonal() * solution;
  light.illuminance_lx = direct_lx + area.cwiseInverse().asDiagonal() * received_flux(light.exitance_lm_per_m2);
  return light;
}

}  // namespace twinlight::lighting
