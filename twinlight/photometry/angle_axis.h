#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace twinlight::photometry {

/// Ascending angles of a table, in degrees, and where between them an angle lies.
class AngleAxis {
 public:
  /// Between angles `index` and `index + 1`; the fraction is 0 at the former and 1 at the latter.
  struct Place {
    std::size_t index = 0;
    double fraction = 0.0;
  };

  /// @param angles_deg  strictly ascending.
  explicit AngleAxis(std::vector<double> angles_deg);

  const std::vector<double>& angles_deg() const { return angles_deg_; }
  std::size_t size() const { return angles_deg_.size(); }

  /// False for NaN too.
  bool contains(double angle_deg) const { return angle_deg >= angles_deg_.front() && angle_deg <= angles_deg_.back(); }

  /// @param angle_deg  within the axis, which has at least two angles. Constant time where the steps are even.
  Place locate(double angle_deg) const {
    if (steps_per_deg_ > 0.0) {
      const double steps = (angle_deg - angles_deg_.front()) * steps_per_deg_;
      const std::size_t index = std::min(static_cast<std::size_t>(steps), angles_deg_.size() - 2);
      return {index, std::min(steps - static_cast<double>(index), 1.0)};
    }
    const auto upper = std::upper_bound(angles_deg_.begin() + 1, angles_deg_.end() - 1, angle_deg);
    const auto index = static_cast<std::size_t>(upper - angles_deg_.begin()) - 1;
    return {index, (angle_deg - angles_deg_[index]) / (angles_deg_[index + 1] - angles_deg_[index])};
  }

 private:
  std::vector<double> angles_deg_;
  double steps_per_deg_ = 0.0;  ///< 0 where the steps are uneven
};

/// Linear between two values.
inline double mix(double a, double b, double fraction) {
  return a + (b - a) * fraction;
}

/// ∫ I(γ) sin γ dγ between two angles, with I linear between its values there.
double linear_times_sine(double from_rad, double to_rad, double from_cd, double to_cd);

}  // namespace twinlight::photometry
