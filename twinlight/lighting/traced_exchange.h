#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <array>

#include "twinlight/lighting/low_discrepancy.h"
#include "twinlight/lighting/patch_mesh.h"
#include "twinlight/lighting/ray_scene.h"

namespace twinlight::lighting {

/// The diffuse exchange S_ij = A_i F_ij (m²) between patches that may hide each other, by rays from even points in
/// diffuse directions.
///
/// Rays of i that meet j and rays of j that meet i say the same; with d rays per m² from each, both together leave a
/// standard error of at most √(S_ij / 2d). The matrix is then scaled, D S D, until every row sums to A_i: symmetric and
/// closed, as the exchange in a closed room is.
class TracedExchange {
 public:
  /// @param rays of the patches. @param rays_per_patch on average; patches get them by area
  TracedExchange(const PatchMesh& mesh, const RayScene& rays, int rays_per_patch);

  /// S · exitance, of all rays together.
  Eigen::MatrixXd received_flux(const Eigen::Ref<const Eigen::MatrixXd>& exitance) const { return mean_ * exitance; }
  /// Of one independent batch of the rays alone, whose spread tells the error.
  Eigen::MatrixXd received_flux_in(int batch, const Eigen::Ref<const Eigen::MatrixXd>& exitance) const {
    return batches_.at(static_cast<std::size_t>(batch)) * exitance;
  }

  const Eigen::SparseMatrix<double>& exchange_m2() const { return mean_; }
  const Eigen::SparseMatrix<double>& exchange_m2_in(int batch) const {
    return batches_.at(static_cast<std::size_t>(batch));
  }

 private:
  std::array<Eigen::SparseMatrix<double>, sample_batches> batches_;
  Eigen::SparseMatrix<double> mean_;
};

}  // namespace twinlight::lighting
