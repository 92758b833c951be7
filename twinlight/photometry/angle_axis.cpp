#include "twinlight/photometry/angle_axis.h"

namespace twinlight::photometry {
namespace {

/// Steps per degree when every angle lies on an even grid to 1e-9 degrees, else 0.
double even_steps_per_deg(const std::vector<double>& angles_deg) {
  if (angles_deg.size() < 2) return 0.0;
  const double step_deg = (angles_deg.back() - angles_deg.front()) / static_cast<double>(angles_deg.size() - 1);
  for (std::size_t i = 0; i < angles_deg.size(); ++i) {
    const double even_deg = angles_deg.front() + static_cast<double>(i) * step_deg;
    if (std::abs(angles_deg[i] - even_deg) > 1e-9) return 0.0;
  }
  // The inverse of a step below what a double can hold is infinite: such an axis is searched.
  return std::isfinite(1.0 / step_deg) ? 1.0 / step_deg : 0.0;
}

}  // namespace

AngleAxis::AngleAxis(std::vector<double> angles_deg)
    : angles_deg_(std::move(angles_deg)), steps_per_deg_(even_steps_per_deg(angles_deg_)) {}

double linear_times_sine(double from_rad, double to_rad, double from_cd, double to_cd) {
  if (!(from_rad < to_rad)) return 0.0;
  // By parts: ∫ I sin γ = [−I cos γ] + I′ ∫ cos γ.
  const double slope = (to_cd - from_cd) / (to_rad - from_rad);
  return from_cd * std::cos(from_rad) - to_cd * std::cos(to_rad) + slope * (std::sin(to_rad) - std::sin(from_rad));
}

}  // namespace twinlight::photometry
