#include "twinlight/photometry/isocandela_map.h"

#include <algorithm>
#include <cmath>

#include "twinlight/drawing/contour.h"
#include "twinlight/drawing/polyline.h"
#include "twinlight/foundation/constants.h"

namespace twinlight::photometry {
namespace {

/// Angles in even steps with those of the table among them, so that its peaks stay; of a table with very many angles
/// only the even ones.
std::vector<double> grid_deg(const std::vector<double>& listed_deg, double to_deg, int steps) {
  std::vector<double> angles_deg;
  for (int step = 0; step <= steps; ++step) angles_deg.push_back(to_deg * step / steps);
  const auto within = static_cast<int>(std::count_if(listed_deg.begin(), listed_deg.end(),
                                                     [&](double angle) { return angle >= 0.0 && angle < to_deg; }));
  if (within <= 2 * steps)
    for (const double angle : listed_deg)
      if (angle > 0.0 && angle < to_deg) angles_deg.push_back(angle);
  std::sort(angles_deg.begin(), angles_deg.end());
  constexpr double same_deg = 1e-3;
  angles_deg.erase(
      std::unique(angles_deg.begin(), angles_deg.end(), [](double a, double b) { return b - a < same_deg; }),
      angles_deg.end());
  angles_deg.back() = to_deg;
  return angles_deg;
}

drawing::ScalarMap map_of(const IntensityDistribution& distribution, const HemisphereDisc& disc) {
  constexpr int c_steps = 72, gamma_steps = 60;
  std::vector<double> from_pole_deg;
  for (const double gamma : distribution.gammas_deg()) from_pole_deg.push_back(disc.upper ? 180.0 - gamma : gamma);
  drawing::ScalarMap map{.x = grid_deg(distribution.c_deg(), 360.0, c_steps),
                         .y = grid_deg(from_pole_deg, disc.reach_deg, gamma_steps),
                         .values = {}};
  for (const double angle : map.y)
    for (const double c_deg : map.x) map.values.push_back(distribution.intensity_cd(c_deg, disc.gamma_deg(angle)));
  // Dark just beyond the rim, so that every border closes.
  constexpr double beyond = 1.0 + 1e-9;
  map.y.push_back(disc.reach_deg * beyond);
  map.values.resize(map.values.size() + map.x.size(), 0.0);
  return map;
}

}  // namespace

double HemisphereDisc::distance_px(double from_pole_deg) const {
  return radius_px * std::sin(radians(from_pole_deg / 2)) / std::sin(radians(reach_deg / 2));
}

drawing::Place HemisphereDisc::at(double c_deg, double from_pole_deg) const {
  const double distance = distance_px(from_pole_deg);
  const double c_rad = radians(c_deg);
  return {centre.x + distance * std::cos(c_rad), centre.y - distance * std::sin(c_rad)};
}

std::vector<drawing::Polyline> isocandela_lines(const IntensityDistribution& distribution, const HemisphereDisc& disc,
                                                double level_cd) {
  std::vector<drawing::Edge> edges;
  for (const drawing::Segment& segment : drawing::contour_segments(map_of(distribution, disc), level_cd))
    edges.push_back({disc.at(segment.from[0], segment.from[1]), disc.at(segment.to[0], segment.to[1])});
  constexpr double tolerance_px = 0.15;
  std::vector<drawing::Polyline> lines;
  for (const drawing::Polyline& line : drawing::joined(edges)) lines.push_back(drawing::simplified(line, tolerance_px));
  return lines;
}

}  // namespace twinlight::photometry
