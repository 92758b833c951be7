#pragma once

#include <Eigen/Core>
#include <functional>

#include "twinlight/lighting/exchange_operator.h"
#include "twinlight/lighting/gather_store.h"
#include "twinlight/lighting/patch_grid.h"
#include "twinlight/lighting/room.h"

namespace twinlight::lighting {

/// A room divided into patches, with everything of their exchange that does not depend on light.
struct RoomLevel {
  RoomLevel(const Room& room, PatchGrid patch_grid);

  PatchGrid grid;
  ExchangeOperator exchange;
  Eigen::VectorXd reflectance;  ///< of each patch
  mutable GatherStore gathers;  ///< what points receive from the patches, for the points asked for before
};

/// Relative, of every case, where no other is asked for.
inline constexpr double interreflection_residual = 1e-10;

/// What the patches give off and receive once all interreflections are counted; one column for each case.
struct PatchLight {
  Eigen::MatrixXd exitance_lm_per_m2;
  Eigen::MatrixXd illuminance_lx;
};

/// Solves M = ρ (E_direct + F M) by conjugate gradients.
/// Ref: Goral et al. 1984.
/// @param direct_lx mean direct illuminance of each patch, one column for each case.
/// @param largest_residual relative, of every case
/// @param reflectance_factor times the reflectance of every patch
PatchLight interreflect(const RoomLevel& level, const Eigen::Ref<const Eigen::MatrixXd>& direct_lx,
                        double largest_residual = interreflection_residual, double reflectance_factor = 1.0);

/// S · exitance for one column a case, S_ij = A_i F_ij (m²).
using ReceivedFlux = std::function<Eigen::MatrixXd(const Eigen::Ref<const Eigen::MatrixXd>&)>;

/// The same for patches of any shape. @param received_flux symmetric, rows summing to the areas
PatchLight interreflect(const Eigen::VectorXd& areas_m2, const Eigen::VectorXd& reflectance,
                        const ReceivedFlux& received_flux, const Eigen::Ref<const Eigen::MatrixXd>& direct_lx,
                        double largest_residual = interreflection_residual);

}  // namespace twinlight::lighting
