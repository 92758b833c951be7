#include "twinlight/lighting/isolux.h"

#include <algorithm>
#include <cmath>

namespace twinlight::lighting {
namespace {

constexpr double same_place_m = 1e-6;

/// Ascending coordinates without repetition.
std::vector<double> distinct(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end(), [](double a, double b) { return b - a < same_place_m; }),
               values.end());
  return values;
}

std::size_t index_of(const std::vector<double>& ascending, double value) {
  const auto at = std::lower_bound(ascending.begin(), ascending.end(), value - same_place_m);
  return static_cast<std::size_t>(at - ascending.begin());
}

}  // namespace

std::optional<drawing::ScalarMap> illuminance_map(const IlluminanceField& field) {
  drawing::ScalarMap map;
  for (const Eigen::Vector3d& point : field.points_m) {
    if (std::abs(point.z() - field.points_m.front().z()) > same_place_m) return std::nullopt;
    map.x.push_back(point.x());
    map.y.push_back(point.y());
  }
  map.x = distinct(std::move(map.x));
  map.y = distinct(std::move(map.y));
  if (map.x.size() < 2 || map.y.size() < 2 || map.x.size() * map.y.size() != field.points_m.size()) return std::nullopt;
  constexpr double missing = -1.0;
  map.values.assign(field.points_m.size(), missing);
  for (std::size_t k = 0; k < field.points_m.size(); ++k) {
    const std::size_t row = index_of(map.y, field.points_m[k].y());
    map.values[row * map.x.size() + index_of(map.x, field.points_m[k].x())] = field.illuminance_lx[k];
  }
  const bool full = std::none_of(map.values.begin(), map.values.end(), [&](double lx) { return lx == missing; });
  return full ? std::optional(std::move(map)) : std::nullopt;
}

}  // namespace twinlight::lighting
