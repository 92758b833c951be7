#pragma once

#include <cstddef>
#include <vector>

namespace twinlight::lighting {

/// Nodes and weights of a Gauss–Legendre rule on [0, 1]; the weights sum to 1.
struct GaussRule {
  std::vector<double> nodes;
  std::vector<double> weights;

  std::size_t size() const { return nodes.size(); }
};

inline constexpr int largest_gauss_order = 256;

/// The smallest kept rule with at least `order` nodes (1, 2, 3, 4, 6, 8, 12, … 256); the largest where `order` is more.
const GaussRule& gauss_legendre(int order);

}  // namespace twinlight::lighting
