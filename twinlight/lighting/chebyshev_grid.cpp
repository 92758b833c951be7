#include "twinlight/lighting/chebyshev_grid.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {
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

ChebyshevGrid::ChebyshevGrid(const Room& room, int along, int across)
    : x_m_(chebyshev_nodes_m(room.length_m, along)), y_m_(chebyshev_nodes_m(room.width_m, across)) {}

ChebyshevGrid ChebyshevGrid::for_height(const Room& room, double height_above_task_m) {
  return {room, nodes_along(room.length_m, height_above_task_m), nodes_along(room.width_m, height_above_task_m)};
}

std::vector<double> ChebyshevGrid::weights(double x_m, double y_m) const {
  const std::vector<double> along = interpolation_weights(x_m_, x_m);
  const std::vector<double> across = interpolation_weights(y_m_, y_m);
  std::vector<double> products;
  products.reserve(size());
  for (const double of_y : across)
    for (const double of_x : along) products.push_back(of_y * of_x);
  return products;
}

}  // namespace twinlight::lighting
