#include <algorithm>
#include <array>
#include <cmath>

#include "twinlight/lighting/adaptive_quadrature.h"
#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/luminaire_mirrors.h"
#include "twinlight/lighting/opening_division.h"
#include "twinlight/lighting/transport_mirrors.h"

namespace twinlight::lighting {
namespace {

/// A cell of less than this part of the table's step holds at most one kink, and is taken without a check.
constexpr double plain_part_of_step = 0.5;
/// No cell is wider than this angle (rad) as seen from the source, times the beam width.
constexpr double widest_flux_cell_rad = 0.5;
constexpr double smallest_flux_cell_m = 1e-6;

/// The flux of a point source (one element of an opening) on a part of a rectangle.
class PatchFlux {
 public:
  PatchFlux(const PlacedLuminaire& luminaire, const Eigen::Vector3d& source_m, const Rectangle& rectangle,
            FluxTolerance tolerance)
      : luminaire_(luminaire),
        tolerance_(tolerance),
        u_(rectangle.side_axes()[0]),
        v_(rectangle.side_axes()[1]),
        height_m_(rectangle.height_of(source_m)),
        source_u_m_(source_m[u_]),
        source_v_m_(source_m[v_]) {
    path_m_[rectangle.axis] = rectangle.plane_m() - source_m[rectangle.axis];
  }

  /// Illuminance at a point of the rectangle for the whole intensity.
  double operator()(double u_m, double v_m) const {
    Eigen::Vector3d path = path_m_;
    path[u_] = u_m - source_u_m_;
    path[v_] = v_m - source_v_m_;
    const double squared = path.squaredNorm();
    const double distance = std::sqrt(squared);
    return luminaire_.intensity_cd(path / distance) * height_m_ / (squared * distance);
  }
  static std::size_t longer_side(const Cell& cell) { return cell.side(0) >= cell.side(1) ? 0 : 1; }
  bool is_narrow(const Cell& cell) const {
    return std::hypot(cell.side(0), cell.side(1)) <= widest_flux_cell_rad * luminaire_.beam_width * distance_m(cell);
  }
  bool is_plain(const Cell& cell) const {
    return std::hypot(cell.side(0), cell.side(1)) <= plain_part_of_step * luminaire_.finest_step_rad * distance_m(cell);
  }
  bool agree(double coarse_lm, double fine_lm) const {
    return std::abs(fine_lm - coarse_lm) <=
           std::max(tolerance_.of_cell * fine_lm, tolerance_.of_emitted * luminaire_.flux_lm);
  }
  static bool is_smallest(const Cell& cell) { return std::max(cell.side(0), cell.side(1)) < smallest_flux_cell_m; }

 private:
  double distance_m(const Cell& cell) const {
    const double beyond_u = std::max({0.0, cell.from[0] - source_u_m_, source_u_m_ - cell.to[0]});
    const double beyond_v = std::max({0.0, cell.from[1] - source_v_m_, source_v_m_ - cell.to[1]});
    return std::sqrt(height_m_ * height_m_ + beyond_u * beyond_u + beyond_v * beyond_v);
  }

  const PlacedLuminaire& luminaire_;
  FluxTolerance tolerance_;
  int u_, v_;
  double height_m_;
  double source_u_m_, source_v_m_;
  Eigen::Vector3d path_m_;
};

/// From one element to the part of a rectangle that it can light: in front of it, and below (above) the source where
/// nothing is emitted upward (downward).
double element_flux_lm(const PlacedLuminaire& luminaire, const Eigen::Vector3d& source_m, Rectangle rectangle,
                       FluxTolerance tolerance) {
  if (rectangle.height_of(source_m) <= 0.0) return 0.0;
  double& top_m = rectangle.most_m.z();
  double& bottom_m = rectangle.least_m.z();
  if (!luminaire.emits_upward) top_m = std::min(top_m, source_m.z());
  if (!luminaire.emits_downward) bottom_m = std::max(bottom_m, source_m.z());
  if (top_m < bottom_m || rectangle.area_m2() <= 0.0) return 0.0;
  const auto [u, v] = rectangle.side_axes();
  return adaptive_integral(
      PatchFlux(luminaire, source_m, rectangle, tolerance),
      Cell{{rectangle.least_m[u], rectangle.least_m[v]}, {rectangle.most_m[u], rectangle.most_m[v]}});
}

/// The light changes over the distance, a narrow beam over a part of it; averaged over a patch, never over less than
/// a part of the patch, so that neither a near opening nor a narrow beam needs a finer division.
double smooth_over_m(const PlacedLuminaire& luminaire, const Rectangle& rectangle) {
  constexpr double averaged_over = 0.25;
  const Eigen::Vector3d reach = luminaire.half_extent_m();
  const Eigen::Vector3d gap = (luminaire.centre_m - reach - rectangle.most_m)
                                  .cwiseMax(rectangle.least_m - luminaire.centre_m - reach)
                                  .cwiseMax(0.0);
  return std::hypot(gap.norm() * luminaire.beam_width, averaged_over * rectangle.diagonal_m());
}

}  // namespace

double direct_flux_lm(const PlacedLuminaire& luminaire, const Rectangle& rectangle, FluxTolerance tolerance) {
  const OpeningDivision division = opening_division(luminaire, smooth_over_m(luminaire, rectangle));
  double flux_lm = 0.0;
  for_each_element(luminaire, division, [&](const Eigen::Vector3d& position_m, double weight) {
    flux_lm += weight * element_flux_lm(luminaire, position_m, rectangle, tolerance);
  });
  return flux_lm;
}

Eigen::VectorXd direct_patch_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const PatchGrid& grid,
                                            FluxTolerance tolerance) {
  const Eigen::Vector3d size_m(grid.breaks_m(0).back(), grid.breaks_m(1).back(), grid.breaks_m(2).back());
  const MirrorAxes mirrors = mirrors_of(luminaires, size_m);
  std::array<MirrorMap, 2> images;
  for (int axis = 0; axis < 2; ++axis) images.at(static_cast<std::size_t>(axis)) = mirrored_patches(grid, axis);
  Eigen::VectorXd illuminance(grid.size());
  for (const Eigen::Index i : one_of_each_image(grid.size(), images, mirrors)) {
    const Rectangle& patch = grid.patches()[static_cast<std::size_t>(i)];
    double flux_lm = 0.0;
    for (const PlacedLuminaire& luminaire : luminaires) flux_lm += direct_flux_lm(luminaire, patch, tolerance);
    for (const MirrorAxes& axes : mirrors.images()) illuminance[image_of(i, images, axes)] = flux_lm / patch.area_m2();
  }
  return illuminance;
}

}  // namespace twinlight::lighting
