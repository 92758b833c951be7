#include "twinlight/lighting/gauss_legendre.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {
namespace {

constexpr std::array orders{1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, largest_gauss_order};

/// P_n(x) and its derivative by the three-term recurrence.
std::array<double, 2> legendre(int n, double x) {
  double before = 1.0;
  double value = x;
  for (int k = 2; k <= n; ++k) {
    const double next = ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k;
    before = value;
    value = next;
  }
  return {value, n * (x * value - before) / (x * x - 1.0)};
}

/// Roots of P_n by Newton from Tricomi's estimate (Abramowitz & Stegun 25.4.29 for the weights).
GaussRule make_rule(int n) {
  if (n == 1) return {{0.5}, {1.0}};
  GaussRule rule;
  for (int i = n; i >= 1; --i) {
    double x = std::cos(constants::pi * (i - 0.25) / (n + 0.5));
    for (int step = 0; step < 8; ++step) {
      const auto [value, slope] = legendre(n, x);
      x -= value / slope;
    }
    const double slope = legendre(n, x)[1];
    rule.nodes.push_back(0.5 * (1.0 + x));
    rule.weights.push_back(1.0 / ((1.0 - x * x) * slope * slope));
  }
  return rule;
}

std::array<GaussRule, orders.size()> make_rules() {
  std::array<GaussRule, orders.size()> rules;
  std::transform(orders.begin(), orders.end(), rules.begin(), make_rule);
  return rules;
}

}  // namespace

const GaussRule& gauss_legendre(int order) {
  static const auto rules = make_rules();
  const auto* const place = std::lower_bound(orders.begin(), orders.end(), order);
  return rules.at(std::min(static_cast<std::size_t>(place - orders.begin()), orders.size() - 1));
}

}  // namespace twinlight::lighting
