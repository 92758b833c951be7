#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace twinlight::drawing {

/// Values over a rectangular grid, rows of equal y with x ascending.
struct ScalarMap {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> values;  ///< y.size() rows of x.size() values

  double at(std::size_t column, std::size_t row) const { return values[row * x.size() + column]; }
};

/// The same map with `parts` steps for one, bilinear between the given points.
ScalarMap refined(const ScalarMap& map, int parts);

using MapPoint = std::array<double, 2>;  ///< x, y in the units of the map
struct Segment {
  MapPoint from;
  MapPoint to;
};

/// The parts of the map where the value is at least `level`, as convex polygons that do not overlap.
std::vector<std::vector<MapPoint>> area_at_least(const ScalarMap& map, double level);

/// The contour line of the level, as segments, cell by cell.
std::vector<Segment> contour_segments(const ScalarMap& map, double level);

}  // namespace twinlight::drawing
