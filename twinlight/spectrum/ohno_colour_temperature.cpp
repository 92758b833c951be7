#include "twinlight/spectrum/ohno_colour_temperature.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace twinlight::spectrum {
namespace {

constexpr double table_step = 1.0025;
constexpr double parabola_from_duv = 0.002;

struct TablePoint {
  double cct_K = 0.0;
  Uv1960 uv;
};

/// With one point beyond either limit, so that every nearest point has two neighbours.
const std::vector<TablePoint>& locus_table() {
  static const std::vector<TablePoint> table = [] {
    using Limits = ColourTemperatureLimits;
    std::vector<TablePoint> points;
    double cct_K = Limits::least_K / table_step;
    while (points.size() < 2 || points[points.size() - 2].cct_K < Limits::greatest_K) {
      points.push_back({cct_K, planckian_locus(cct_K)});
      cct_K *= table_step;
    }
    return points;
  }();
  return table;
}

double squared_distance(const Uv1960& a, const Uv1960& b) {
  return (a.u - b.u) * (a.u - b.u) + (a.v - b.v) * (a.v - b.v);
}

double distance(const Uv1960& a, const Uv1960& b) {
  return std::sqrt(squared_distance(a, b));
}

/// A point of the table with its two neighbours, and the distances of a chromaticity from the three.
struct Neighbourhood {
  const TablePoint &below, &nearest, &above;
  double to_below, to_nearest, to_above;
};

Neighbourhood neighbourhood(const Uv1960& c) {
  const std::vector<TablePoint>& table = locus_table();
  const auto nearest = std::ranges::min_element(table.begin() + 1, table.end() - 1, {},
                                                [&](const TablePoint& point) { return squared_distance(c, point.uv); });
  const TablePoint& below = *(nearest - 1);
  const TablePoint& above = *(nearest + 1);
  return {below, *nearest, above, distance(c, below.uv), distance(c, nearest->uv), distance(c, above.uv)};
}

/// The foot of the height of the triangle over the chord between the neighbours.
ColourTemperature triangular(const Neighbourhood& n, const Uv1960& c) {
  const double chord = distance(n.below.uv, n.above.uv);
  const double along = (n.to_below * n.to_below - n.to_above * n.to_above + chord * chord) / (2.0 * chord);
  const double share = along / chord;
  const double height = std::sqrt(std::max(0.0, n.to_below * n.to_below - along * along));
  const double foot_v = n.below.uv.v + (n.above.uv.v - n.below.uv.v) * share;
  return {n.below.cct_K + (n.above.cct_K - n.below.cct_K) * share, std::copysign(height, c.v - foot_v)};
}

/// The lowest point of the parabola through the three distances over temperature. @param sign that of Duv.
ColourTemperature parabolic(const Neighbourhood& n, double sign) {
  const double to_below_K = n.below.cct_K - n.nearest.cct_K;
  const double to_above_K = n.above.cct_K - n.nearest.cct_K;
  const double slope_below = (n.to_below - n.to_nearest) / to_below_K;
  const double slope_above = (n.to_above - n.to_nearest) / to_above_K;
  const double curvature = (slope_above - slope_below) / (to_above_K - to_below_K);
  const double slope = slope_below - curvature * to_below_K;
  return {n.nearest.cct_K - slope / (2.0 * curvature),
          std::copysign(n.to_nearest - slope * slope / (4.0 * curvature), sign)};
}

}  // namespace

std::optional<ColourTemperature> ohno_colour_temperature(const Uv1960& chromaticity) {
  if (!colour_temperature(chromaticity)) return std::nullopt;
  const Neighbourhood around = neighbourhood(chromaticity);
  const ColourTemperature triangle = triangular(around, chromaticity);
  const ColourTemperature parabola = parabolic(around, triangle.duv);
  const double share = std::abs(triangle.duv) / parabola_from_duv;
  if (share >= 1.0) return parabola;
  return ColourTemperature{std::lerp(triangle.cct_K, parabola.cct_K, share), triangle.duv};
}

}  // namespace twinlight::spectrum
