#pragma once

#include <array>

#include "twinlight/lighting/gauss_legendre.h"

namespace twinlight::lighting {

/// A rectangle of the two parameters over which something is integrated.
struct Cell {
  std::array<double, 2> from{};
  std::array<double, 2> to{};

  double side(std::size_t axis) const { return to.at(axis) - from.at(axis); }
};

/// Integral over a cell by the product of two Gauss rules.
template <class Integrand>
double gauss_integral(const Integrand& integrand, const Cell& cell, int order) {
  const GaussRule& rule = gauss_legendre(order);
  double sum = 0.0;
  for (std::size_t i = 0; i < rule.size(); ++i) {
    const double u = cell.from[0] + rule.nodes[i] * cell.side(0);
    for (std::size_t j = 0; j < rule.size(); ++j)
      sum += rule.weights[i] * rule.weights[j] * integrand(u, cell.from[1] + rule.nodes[j] * cell.side(1));
  }
  return sum * cell.side(0) * cell.side(1);
}

/// Integral by halving cells until each is settled. A problem says what is integrated and when that is:
///   operator()(u, v)               the integrand
///   size_t longer_side(cell)       the side to halve
///   bool is_narrow(cell)           small enough for a rule to see everything that happens in it
///   bool is_plain(cell)            narrow, and so small that two points each way serve without a check
///   bool agree(coarse, fine)       the results with two and three points each way are near enough
///   bool is_smallest(cell)         must not be halved further: a jump of the integrand ends here
template <class Problem>
double adaptive_integral(const Problem& problem, const Cell& cell) {
  const bool is_smallest = problem.is_smallest(cell);
  if (is_smallest || problem.is_narrow(cell)) {
    const double coarse = gauss_integral(problem, cell, 2);
    if (problem.is_plain(cell)) return coarse;
    const double fine = gauss_integral(problem, cell, 3);
    if (is_smallest || problem.agree(coarse, fine)) return fine;
  }
  const std::size_t axis = problem.longer_side(cell);
  Cell first = cell;
  Cell second = cell;
  first.to.at(axis) = second.from.at(axis) = 0.5 * (cell.from.at(axis) + cell.to.at(axis));
  return adaptive_integral(problem, first) + adaptive_integral(problem, second);
}

}  // namespace twinlight::lighting
