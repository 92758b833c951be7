#include "twinlight/evidence/position_response.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::evidence {
namespace {

constexpr int fewest_nodes = 4;
constexpr int most_nodes = 13;

int nodes_along(double side_m, double height_above_task_m) {
  const double wanted = fewest_nodes + std::ceil(0.5 * side_m / height_above_task_m);
  return static_cast<int>(std::min<double>(wanted, most_nodes));
}

double node_angle_rad(std::size_t k, std::size_t count) {
  return (2.0 * static_cast<double>(k) + 1.0) * constants::pi / (2.0 * static_cast<double>(count));
}

/// Chebyshev nodes of the first kind over [0, side].
std::vector<double> chebyshev_nodes_m(double side_m, int count) {
  std::vector<double> nodes_m;
  const auto size = static_cast<std::size_t>(count);
  for (std::size_t k = 0; k < size; ++k) nodes_m.push_back(0.5 * side_m * (1.0 - std::cos(node_angle_rad(k, size))));
  return nodes_m;
}

/// Weight of each node's value in the interpolating polynomial at `at_m`, by the barycentric formula
/// (Berrut and Trefethen, Barycentric Lagrange interpolation, SIAM Review 46 (2004), equations 4.2 and 5.3).
std::vector<double> interpolation_weights(const std::vector<double>& nodes_m, double at_m) {
  std::vector<double> weights(nodes_m.size(), 0.0);
  double sum = 0.0;
  for (std::size_t k = 0; k < nodes_m.size(); ++k) {
    if (at_m == nodes_m[k]) {
      std::fill(weights.begin(), weights.end(), 0.0);
      weights[k] = 1.0;
      return weights;
    }
    const double sign = k % 2 == 0 ? 1.0 : -1.0;
    weights[k] = sign * std::sin(node_angle_rad(k, nodes_m.size())) / (at_m - nodes_m[k]);
    sum += weights[k];
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace

ResponseNodes ResponseNodes::for_room(const lighting::Room& room, double height_above_task_m) {
  return {.along = nodes_along(room.length_m, height_above_task_m),
          .across = nodes_along(room.width_m, height_above_task_m)};
}

ResponseMirrors ResponseMirrors::of(photometry::Symmetry symmetry, double rotation_deg) {
  using photometry::Symmetry;
  const bool whole = symmetry == Symmetry::rotational || symmetry == Symmetry::quadrant;
  // Unturned, C0 lies along x: symmetry about the C0-C180 plane mirrors y.
  ResponseMirrors mirrors{.along = whole || symmetry == Symmetry::c90_c270,
                          .across = whole || symmetry == Symmetry::c0_c180};
  if (std::fmod(rotation_deg, 180.0) != 0.0) std::swap(mirrors.along, mirrors.across);
  return mirrors;
}

Result<PositionResponse> PositionResponse::sample(lighting::Scene scene, double mounting_height_m, double rotation_deg,
                                                  ResponseNodes nodes, ResponseMirrors mirrors,
                                                  const LightingEngine& engine) {
  PositionResponse response;
  response.x_nodes_m_ = chebyshev_nodes_m(scene.room.length_m, nodes.along);
  response.y_nodes_m_ = chebyshev_nodes_m(scene.room.width_m, nodes.across);
  const std::size_t columns = response.x_nodes_m_.size();
  const std::size_t rows = response.y_nodes_m_.size();
  response.lx_.resize(columns * rows);
  for (std::size_t j = 0; j < rows; ++j) {
    for (std::size_t i = 0; i < columns; ++i) {
      double& lx = response.lx_[j * columns + i];
      const std::size_t i_mirrored = mirrors.along ? std::min(i, columns - 1 - i) : i;
      const std::size_t j_mirrored = mirrors.across ? std::min(j, rows - 1 - j) : j;
      if (i != i_mirrored || j != j_mirrored) {
        lx = response.lx_[j_mirrored * columns + i_mirrored];
        continue;
      }
      scene.placements = {{{response.x_nodes_m_[i], response.y_nodes_m_[j], mounting_height_m}, rotation_deg}};
      lx = TWL_TRY(engine.estimate_mean_lx(scene));
      ++response.samples_;
    }
  }
  return response;
}

double PositionResponse::mean_lx(double x_m, double y_m) const {
  const std::vector<double> along = interpolation_weights(x_nodes_m_, x_m);
  const std::vector<double> across = interpolation_weights(y_nodes_m_, y_m);
  double sum_lx = 0.0;
  for (std::size_t j = 0; j < across.size(); ++j)
    for (std::size_t i = 0; i < along.size(); ++i) sum_lx += across[j] * along[i] * lx_[j * along.size() + i];
  return sum_lx;
}

double PositionResponse::mean_lx(const std::vector<lighting::Placement>& placements) const {
  double sum_lx = 0.0;
  for (const lighting::Placement& placement : placements)
    sum_lx += mean_lx(placement.position_m.x(), placement.position_m.y());
  return sum_lx;
}

}  // namespace twinlight::evidence
