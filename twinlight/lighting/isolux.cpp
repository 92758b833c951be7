#include "twinlight/lighting/isolux.h"

#include <algorithm>
#include <cmath>

namespace twinlight::lighting {
namespace {

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

/// Values of points that are not there.
constexpr double missing = -1.0;

/// The grid of the field's coordinates, `missing` where it has no point; none for what is no horizontal grid.
std::optional<drawing::ScalarMap> gridded(const IlluminanceField& field) {
  drawing::ScalarMap map;
  for (const Eigen::Vector3d& point : field.points_m) {
    if (std::abs(point.z() - field.points_m.front().z()) > same_place_m) return std::nullopt;
    map.x.push_back(point.x());
    map.y.push_back(point.y());
  }
  map.x = distinct(std::move(map.x));
  map.y = distinct(std::move(map.y));
  const std::size_t most_places = 2 * field.points_m.size();
  if (map.x.size() < 2 || map.y.size() < 2 || map.x.size() * map.y.size() > most_places) return std::nullopt;
  map.values.assign(map.x.size() * map.y.size(), missing);
  for (std::size_t k = 0; k < field.points_m.size(); ++k) {
    const std::size_t row = index_of(map.y, field.points_m[k].y());
    map.values[row * map.x.size() + index_of(map.x, field.points_m[k].x())] = field.illuminance_lx[k];
  }
  return map;
}

bool is_missing(double lx) {
  return lx == missing;
}

double nearest_lx(const IlluminanceField& field, double x_m, double y_m) {
  const auto nearest =
      std::min_element(field.points_m.begin(), field.points_m.end(), [&](const auto& a, const auto& b) {
        return std::hypot(a.x() - x_m, a.y() - y_m) < std::hypot(b.x() - x_m, b.y() - y_m);
      });
  return field.illuminance_lx[static_cast<std::size_t>(nearest - field.points_m.begin())];
}

}  // namespace

std::optional<drawing::ScalarMap> illuminance_map(const IlluminanceField& field) {
  std::optional<drawing::ScalarMap> map = gridded(field);
  if (map && std::any_of(map->values.begin(), map->values.end(), is_missing)) map.reset();
  return map;
}

std::optional<drawing::ScalarMap> illuminance_map_with_gaps_filled(const IlluminanceField& field) {
  std::optional<drawing::ScalarMap> map = gridded(field);
  if (!map) return map;
  for (std::size_t k = 0; k < map->values.size(); ++k)
    if (is_missing(map->values[k]))
      map->values[k] = nearest_lx(field, map->x[k % map->x.size()], map->y[k / map->x.size()]);
  return map;
}

}  // namespace twinlight::lighting
