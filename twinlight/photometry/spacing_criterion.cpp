#include "twinlight/photometry/spacing_criterion.h"

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {
namespace {

constexpr double least_downward_part = 0.5;
constexpr int steps_per_unit = 50;
constexpr int most_steps = 5 * steps_per_unit;

/// Horizontal illuminance at a place so far from below the luminaire, over the height squared, for a height of 1.
double illuminance(const IntensityDistribution& distribution, double c_deg, double distance) {
  const double angle = std::atan(distance);
  const double cosine = std::cos(angle);
  return distribution.intensity_cd(c_deg, degrees(angle)) * cosine * cosine * cosine;
}

/// @param midway the illuminance between luminaires of a spacing
template <class Midway>
Quantity criterion(double below, const Midway& midway) {
  if (!(below > 0.0)) return Quantity::none("no light goes straight down");
  for (int step = 1; step <= most_steps; ++step) {
    const double spacing = static_cast<double>(step) / steps_per_unit;
    if (midway(spacing) < below) return Quantity::of(spacing);
  }
  return Quantity::none("the illuminance midway is greater than below at any spacing up to 5");
}

}  // namespace

SpacingCriteria spacing_criteria(const IntensityDistribution& distribution) {
  if (!(distribution.flux_lm(0.0, 90.0) >= least_downward_part * distribution.flux_lm())) {
    const Quantity none = Quantity::none("less than half of the light goes downward");
    return {none, none, none};
  }
  const double below = distribution.intensity_cd(0.0, 0.0);
  const auto of_two = [&](double c_deg) {
    return criterion(below, [&](double spacing) { return 2.0 * illuminance(distribution, c_deg, 0.5 * spacing); });
  };
  const auto of_four = criterion(below, [&](double spacing) {
    double sum = 0.0;
    for (const double c_deg : {45.0, 135.0, 225.0, 315.0})
      sum += illuminance(distribution, c_deg, spacing / std::sqrt(2.0));
    return sum;
  });
  return {of_two(0.0), of_two(90.0), of_four};
}

}  // namespace twinlight::photometry
