#pragma once

#include <span>
#include <vector>

namespace twinlight::spectrum {

/// The cubic spline through points with the "not-a-knot" end condition: the third derivative is continuous at the
/// second and the last but one point. @param x at least four, strictly ascending.
class CubicSpline {
 public:
  CubicSpline(std::span<const double> x, std::span<const double> y);
  double at(double x) const;

 private:
  std::vector<double> x_, y_, second_;
};

}  // namespace twinlight::spectrum
