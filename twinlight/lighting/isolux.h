#pragma once

#include <array>
#include <optional>
#include <vector>

#include "twinlight/lighting/evaluation.h"

namespace twinlight::lighting {

/// Illuminance over a horizontal rectangular grid, rows of equal y with x ascending, for drawing.
struct IlluminanceMap {
  std::vector<double> x_m;
  std::vector<double> y_m;
  std::vector<double> illuminance_lx;  ///< y_m.size() rows of x_m.size() values

  double at(std::size_t column, std::size_t row) const { return illuminance_lx[row * x_m.size() + column]; }
};

/// The field as a map; none where its points are not a full horizontal grid of at least 2 × 2.
std::optional<IlluminanceMap> illuminance_map(const IlluminanceField& field);

/// The same map with `parts` steps for one, bilinear between the given points.
IlluminanceMap refined(const IlluminanceMap& map, int parts);

using PlanPoint = std::array<double, 2>;  ///< x, y in m
struct Segment {
  PlanPoint from;
  PlanPoint to;
};

/// The parts of the map where the illuminance is at least `level_lx`, as convex polygons that do not overlap.
std::vector<std::vector<PlanPoint>> area_at_least(const IlluminanceMap& map, double level_lx);

/// The isolux line of the level, as segments, cell by cell.
std::vector<Segment> isolux_line(const IlluminanceMap& map, double level_lx);

/// Round levels (1, 2 or 5 times a power of ten apart) between the least and the greatest value, at most `most`.
std::vector<double> round_levels(double least_lx, double greatest_lx, int most);

}  // namespace twinlight::lighting
