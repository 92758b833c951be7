#include "twinlight/spectrum/cubic_spline.h"

#include <algorithm>
#include <cstddef>

namespace twinlight::spectrum {

CubicSpline::CubicSpline(std::span<const double> x, std::span<const double> y)
    : x_(x.begin(), x.end()), y_(y.begin(), y.end()), second_(x.size()) {
  const std::size_t n = x.size();
  const auto h = [&](std::size_t i) { return x[i + 1] - x[i]; };
  const auto slope = [&](std::size_t i) { return (y[i + 1] - y[i]) / h(i); };

  // Second derivatives M at the inner points: h(i-1) M(i-1) + 2 (h(i-1) + h(i)) M(i) + h(i) M(i+1) = 6 (difference of
  // slopes). Not-a-knot states M(0) and M(n-1) as extrapolations of their two neighbours, put into the end rows.
  std::vector<double> lower(n, 0.0);
  std::vector<double> diagonal(n, 0.0);
  std::vector<double> upper(n, 0.0);
  std::vector<double> right(n, 0.0);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    lower[i] = h(i - 1);
    diagonal[i] = 2.0 * (h(i - 1) + h(i));
    upper[i] = h(i);
    right[i] = 6.0 * (slope(i) - slope(i - 1));
  }
  const double first_ratio = h(0) / h(1);
  diagonal[1] += lower[1] * (1.0 + first_ratio);
  upper[1] -= lower[1] * first_ratio;
  const double last_ratio = h(n - 2) / h(n - 3);
  diagonal[n - 2] += upper[n - 2] * (1.0 + last_ratio);
  lower[n - 2] -= upper[n - 2] * last_ratio;

  for (std::size_t i = 2; i + 1 < n; ++i) {
    const double factor = lower[i] / diagonal[i - 1];
    diagonal[i] -= factor * upper[i - 1];
    right[i] -= factor * right[i - 1];
  }
  second_[n - 2] = right[n - 2] / diagonal[n - 2];
  for (std::size_t i = n - 2; i-- > 1;) second_[i] = (right[i] - upper[i] * second_[i + 1]) / diagonal[i];
  second_[0] = (1.0 + first_ratio) * second_[1] - first_ratio * second_[2];
  second_[n - 1] = (1.0 + last_ratio) * second_[n - 2] - last_ratio * second_[n - 3];
}

double CubicSpline::at(double x) const {
  const auto above = std::upper_bound(x_.begin() + 1, x_.end() - 1, x);
  const auto high = static_cast<std::size_t>(above - x_.begin());
  const std::size_t low = high - 1;
  const double h = x_[high] - x_[low];
  const double a = (x_[high] - x) / h;
  const double b = (x - x_[low]) / h;
  return a * y_[low] + b * y_[high] + ((a * a * a - a) * second_[low] + (b * b * b - b) * second_[high]) * h * h / 6.0;
}

}  // namespace twinlight::spectrum
