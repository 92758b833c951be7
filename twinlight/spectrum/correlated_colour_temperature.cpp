#include "twinlight/spectrum/correlated_colour_temperature.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "twinlight/spectrum/constants.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

constexpr double mired_K = 1e6;
constexpr double first_mired = 10.0;
constexpr double step_mired = 2.0;
constexpr std::size_t node_count = 621;  // to 1250 mired, 800 K

/// A point of the locus and its derivative by mired, along which the locus is nearly uniform.
struct LocusPoint {
  double u = 0.0;
  double v = 0.0;
  double du = 0.0;
  double dv = 0.0;
};

LocusPoint locus_point(double mired) {
  const SpectralTable& observer = tables::cie1931_observer;
  std::array<double, 3> sum{};
  std::array<double, 3> derivative{};
  for (std::size_t row = 0; row < observer.rows(); ++row) {
    const double nm = observer.wavelength_nm(row);
    const double per_mired = constants::second_radiation_m_K * 1e9 / (nm * mired_K);
    const double below_one = 1.0 / std::expm1(per_mired * mired);
    const double ratio = 560.0 / nm;
    const double power = ratio * ratio * ratio * ratio * ratio * below_one;
    const double slope = -power * (1.0 + below_one) * per_mired;
    for (std::size_t i = 0; i < 3; ++i) {
      sum[i] += power * observer.value(row, i);
      derivative[i] += slope * observer.value(row, i);
    }
  }
  const double total = sum[0] + 15.0 * sum[1] + 3.0 * sum[2];
  const double total_slope = derivative[0] + 15.0 * derivative[1] + 3.0 * derivative[2];
  const double u = 4.0 * sum[0] / total;
  const double v = 6.0 * sum[1] / total;
  return {u, v, (4.0 * derivative[0] - u * total_slope) / total, (6.0 * derivative[1] - v * total_slope) / total};
}

const std::vector<LocusPoint>& locus_nodes() {
  static const std::vector<LocusPoint> nodes = [] {
    std::vector<LocusPoint> points(node_count);
    for (std::size_t i = 0; i < node_count; ++i) points[i] = locus_point(first_mired + step_mired * double(i));
    return points;
  }();
  return nodes;
}

std::size_t nearest_node(const Uv1960& c) {
  const std::vector<LocusPoint>& nodes = locus_nodes();
  std::size_t nearest = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const double du = c.u - nodes[i].u;
    const double dv = c.v - nodes[i].v;
    const double distance = du * du + dv * dv;
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}

/// Cubic Hermite interpolation between two nodes, with its first and second derivative by mired.
struct Hermite {
  double value, first, second;
  Hermite(double f0, double d0, double f1, double d1, double t) {
    const double h = step_mired;
    const double c2 = 3.0 * (f1 - f0) - h * (2.0 * d0 + d1);
    const double c3 = 2.0 * (f0 - f1) + h * (d0 + d1);
    value = f0 + t * (h * d0 + t * (c2 + t * c3));
    first = (h * d0 + t * (2.0 * c2 + t * 3.0 * c3)) / h;
    second = (2.0 * c2 + t * 6.0 * c3) / (h * h);
  }
};

struct LocusInterval {
  const LocusPoint& a;
  const LocusPoint& b;
  Hermite u(double t) const { return {a.u, a.du, b.u, b.du, t}; }
  Hermite v(double t) const { return {a.v, a.dv, b.v, b.dv, t}; }
};

LocusInterval interval(std::size_t i) {
  return {locus_nodes()[i], locus_nodes()[i + 1]};
}

}  // namespace

std::optional<ColourTemperature> nearest_planckian(const Uv1960& c) {
  const std::vector<LocusPoint>& nodes = locus_nodes();
  const std::size_t nearest = nearest_node(c);
  // Positive while the foot of the normal lies at more mired.
  const LocusPoint& node = nodes[nearest];
  const bool beyond = (c.u - node.u) * node.du + (c.v - node.v) * node.dv > 0.0;
  if ((nearest == 0 && !beyond) || (nearest + 1 == nodes.size() && beyond)) return std::nullopt;
  const std::size_t first = beyond ? nearest : nearest - 1;
  const LocusInterval span = interval(first);

  double t = beyond ? 0.0 : 1.0;
  constexpr int most_iterations = 20;
  for (int iteration = 0; iteration < most_iterations; ++iteration) {
    const Hermite u = span.u(t);
    const Hermite v = span.v(t);
    const double condition = (c.u - u.value) * u.first + (c.v - v.value) * v.first;
    const double slope =
        (c.u - u.value) * u.second + (c.v - v.value) * v.second - u.first * u.first - v.first * v.first;
    const double step = -condition / (slope * step_mired);
    t = std::clamp(t + step, 0.0, 1.0);
    if (std::abs(step) < 1e-12) break;
  }
  const double mired = first_mired + step_mired * (static_cast<double>(first) + t);
  const double du = c.u - span.u(t).value;
  const double dv = c.v - span.v(t).value;
  return ColourTemperature{mired_K / mired, std::copysign(std::hypot(du, dv), dv)};
}

std::optional<ColourTemperature> colour_temperature(const Uv1960& chromaticity) {
  using Limits = ColourTemperatureLimits;
  const auto found = nearest_planckian(chromaticity);
  const bool applicable = found && found->cct_K >= Limits::least_K && found->cct_K <= Limits::greatest_K &&
                          std::abs(found->duv) <= Limits::greatest_duv;
  return applicable ? found : std::nullopt;
}

Uv1960 planckian_locus(double cct_K) {
  const LocusPoint point = locus_point(mired_K / cct_K);
  return {point.u, point.v};
}

Uv1960 chromaticity_at(const ColourTemperature& temperature) {
  const LocusPoint p = locus_point(mired_K / temperature.cct_K);
  // The normal that points upwards, to greater v: the locus runs to greater u with the mired.
  const double length = std::hypot(p.du, p.dv);
  return {p.u - temperature.duv * p.dv / length, p.v + temperature.duv * p.du / length};
}

}  // namespace twinlight::spectrum
