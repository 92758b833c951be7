#include "twinlight/lighting/radiosity.h"

#include <algorithm>
#include <utility>

namespace twinlight::lighting {
namespace {

/// The condition number is at most (1 + ρ) / (1 − ρ), so this serves reflectances up to 0.999 and beyond.
constexpr int most_iterations = 1000;

/// Cases that are solved together: one pass over the matrix serves them all, and they stay in the caches.
constexpr Eigen::Index cases_at_once = 32;

using Row = Eigen::RowVectorXd;

Row squared_columns(const Eigen::MatrixXd& columns) {
  return columns.colwise().squaredNorm();
}

/// Per column; 0 where there is nothing left to divide by.
Row ratio(const Row& above, const Row& below) {
  return (below.array() > 0.0).select(above.array() / below.array(), 0.0);
}

/// The x with `apply`(x) = right by conjugate gradients, column by column.
template <class Apply>
Eigen::MatrixXd solved(const Apply& apply, Eigen::MatrixXd residual, double largest_residual) {
  Eigen::MatrixXd solution = Eigen::MatrixXd::Zero(residual.rows(), residual.cols());
  Eigen::MatrixXd direction = residual;
  Row squared = squared_columns(residual);
  const Row wanted = squared * (largest_residual * largest_residual);
  for (int step = 0; step < most_iterations && (squared.array() > wanted.array()).any(); ++step) {
    const Eigen::MatrixXd applied = apply(direction);
    const Row length = ratio(squared, direction.cwiseProduct(applied).colwise().sum());
    solution += direction * length.asDiagonal();
    residual -= applied * length.asDiagonal();
    const Row next = squared_columns(residual);
    direction = residual + direction * ratio(next, squared).asDiagonal();
    squared = next;
  }
  return solution;
}

}  // namespace

RoomLevel::RoomLevel(const Room& room, PatchGrid patch_grid)
    : grid(std::move(patch_grid)), exchange(grid), reflectance(grid.size()) {
  for (const Surface surface : all_surfaces)
    reflectance.segment(grid.first(surface), grid.count(surface))
        .setConstant(reflectance_of(room.reflectance, surface));
}

PatchLight interreflect(const RoomLevel& level, const Eigen::Ref<const Eigen::MatrixXd>& direct_lx,
                        double largest_residual, double reflectance_factor) {
  return interreflect(
      level.grid.areas_m2(), reflectance_factor * level.reflectance,
      [&](const Eigen::Ref<const Eigen::MatrixXd>& exitance) { return level.exchange.received_flux(exitance); },
      direct_lx, largest_residual);
}

PatchLight interreflect(const Eigen::VectorXd& areas_m2, const Eigen::VectorXd& reflectance,
                        const ReceivedFlux& received_flux, const Eigen::Ref<const Eigen::MatrixXd>& direct_lx,
                        double largest_residual) {
  // With w = √(A/ρ) M the system is (1 − K) w = √(Aρ) E_direct, K = √(ρ/A) S √(ρ/A): symmetric, positive definite,
  // and well defined where ρ = 0.
  const Eigen::VectorXd scale = (reflectance.array() / areas_m2.array()).sqrt();
  const auto apply = [&](const Eigen::MatrixXd& w) -> Eigen::MatrixXd {
    return w - scale.asDiagonal() * received_flux(scale.asDiagonal() * w);
  };
  PatchLight light{.exitance_lm_per_m2{direct_lx.rows(), direct_lx.cols()},
                   .illuminance_lx{direct_lx.rows(), direct_lx.cols()}};
  for (Eigen::Index first = 0; first < direct_lx.cols(); first += cases_at_once) {
    const Eigen::Index cases = std::min(cases_at_once, direct_lx.cols() - first);
    const auto direct = direct_lx.middleCols(first, cases);
    const Eigen::MatrixXd right = (areas_m2.array() * scale.array()).matrix().asDiagonal() * direct;
    const Eigen::MatrixXd exitance = scale.asDiagonal() * solved(apply, right, largest_residual);
    light.exitance_lm_per_m2.middleCols(first, cases) = exitance;
    light.illuminance_lx.middleCols(first, cases) =
        direct + areas_m2.cwiseInverse().asDiagonal() * received_flux(exitance);
  }
  return light;
}

}  // namespace twinlight::lighting
