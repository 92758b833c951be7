#pragma once

#include <Eigen/Core>
#include <vector>

#include "twinlight/lighting/patch_grid.h"
#include "twinlight/lighting/placed_luminaire.h"

/// Light that comes straight from the luminaires, initial values (no maintenance factor). Luminaires have no body.
/// Each element dA of an opening of area A emits I(C, γ) dA / A; the luminous height is left out here.
namespace twinlight::lighting {

/// The part of one luminaire's light at a point by which dividing its opening may be wrong. Light below
/// `least_counted_light` of what an even spread of its flux would give counts as that much. Where the receiver's own
/// horizon cuts through an opening it may be 1 %.
inline constexpr double opening_error_bound = 1e-3;
inline constexpr double least_counted_light = 0.2;

/// Illuminance (lx) at a point on the side of the unit vector `normal`.
double direct_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m,
                             const Eigen::Vector3d& normal);

/// Mean illuminance over the orientations of a vertical plane, (1/π) ∫ L sin ε dω (EN 12665).
double direct_cylindrical_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m);

/// A cell of a patch is settled when two Gauss rules agree within this part of its own flux, or within this part of the
/// luminaire's whole flux.
struct FluxTolerance {
  double of_cell = 2e-3;
  double of_emitted = 2e-6;
};

/// Flux (lm) on a rectangle, by adaptive quadrature over it.
double direct_flux_lm(const PlacedLuminaire& luminaire, const Rectangle& rectangle, FluxTolerance tolerance = {});

/// Mean direct illuminance (lx) of every patch. With the default tolerance their flux adds up to the emitted flux
/// within 0.1 %.
Eigen::VectorXd direct_patch_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const PatchGrid& grid,
                                            FluxTolerance tolerance = {});

}  // namespace twinlight::lighting
