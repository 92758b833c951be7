#include "twinlight/lighting/isolux.h"

#include <algorithm>
#include <cmath>

namespace twinlight::lighting {
namespace {

constexpr double same_place_m = 1e-6;

struct Corner {
  PlanPoint place;
  double lx = 0.0;
};

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

PlanPoint crossing(const Corner& a, const Corner& b, double level_lx) {
  const double part = (level_lx - a.lx) / (b.lx - a.lx);
  return {std::lerp(a.place[0], b.place[0], part), std::lerp(a.place[1], b.place[1], part)};
}

Corner corner(const IlluminanceMap& map, std::size_t column, std::size_t row) {
  return {{map.x_m[column], map.y_m[row]}, map.at(column, row)};
}

/// Two triangles a cell: in a triangle the linear isolux line is one segment, so no cell is ambiguous.
std::array<std::array<Corner, 3>, 2> triangles(const IlluminanceMap& map, std::size_t i, std::size_t j) {
  const Corner first = corner(map, i, j);
  const Corner opposite = corner(map, i + 1, j + 1);
  return {{{first, corner(map, i + 1, j), opposite}, {first, opposite, corner(map, i, j + 1)}}};
}

/// Calls `visit(edge from, edge to)` for the three edges of a triangle.
template <class Visit>
void for_each_edge(const std::array<Corner, 3>& triangle, Visit visit) {
  visit(triangle[0], triangle[1]);
  visit(triangle[1], triangle[2]);
  visit(triangle[2], triangle[0]);
}

bool is_crossed(const Corner& a, const Corner& b, double level_lx) {
  return (a.lx >= level_lx) != (b.lx >= level_lx);
}

std::vector<PlanPoint> part_at_least(const std::array<Corner, 3>& triangle, double level_lx) {
  std::vector<PlanPoint> polygon;
  for_each_edge(triangle, [&](const Corner& here, const Corner& next) {
    if (here.lx >= level_lx) polygon.push_back(here.place);
    if (is_crossed(here, next, level_lx)) polygon.push_back(crossing(here, next, level_lx));
  });
  return polygon;
}

bool is_whole(const IlluminanceMap& map, std::size_t i, std::size_t j, double level_lx) {
  return std::min({map.at(i, j), map.at(i + 1, j), map.at(i, j + 1), map.at(i + 1, j + 1)}) >= level_lx;
}

std::vector<PlanPoint> row_of_cells(const IlluminanceMap& map, std::size_t first, std::size_t end, std::size_t j) {
  const double left = map.x_m[first];
  const double right = map.x_m[end];
  return {{left, map.y_m[j]}, {right, map.y_m[j]}, {right, map.y_m[j + 1]}, {left, map.y_m[j + 1]}};
}

}  // namespace

std::optional<IlluminanceMap> illuminance_map(const IlluminanceField& field) {
  IlluminanceMap map;
  for (const Eigen::Vector3d& point : field.points_m) {
    if (std::abs(point.z() - field.points_m.front().z()) > same_place_m) return std::nullopt;
    map.x_m.push_back(point.x());
    map.y_m.push_back(point.y());
  }
  map.x_m = distinct(std::move(map.x_m));
  map.y_m = distinct(std::move(map.y_m));
  if (map.x_m.size() < 2 || map.y_m.size() < 2 || map.x_m.size() * map.y_m.size() != field.points_m.size())
    return std::nullopt;
  constexpr double missing = -1.0;
  map.illuminance_lx.assign(field.points_m.size(), missing);
  for (std::size_t k = 0; k < field.points_m.size(); ++k) {
    const std::size_t row = index_of(map.y_m, field.points_m[k].y());
    map.illuminance_lx[row * map.x_m.size() + index_of(map.x_m, field.points_m[k].x())] = field.illuminance_lx[k];
  }
  const bool full =
      std::none_of(map.illuminance_lx.begin(), map.illuminance_lx.end(), [&](double lx) { return lx == missing; });
  return full ? std::optional(std::move(map)) : std::nullopt;
}

IlluminanceMap refined(const IlluminanceMap& map, int parts) {
  const auto refine_axis = [&](const std::vector<double>& coarse) {
    std::vector<double> fine;
    for (std::size_t i = 0; i + 1 < coarse.size(); ++i)
      for (int part = 0; part < parts; ++part)
        fine.push_back(std::lerp(coarse[i], coarse[i + 1], static_cast<double>(part) / parts));
    fine.push_back(coarse.back());
    return fine;
  };
  IlluminanceMap fine{.x_m = refine_axis(map.x_m), .y_m = refine_axis(map.y_m), .illuminance_lx = {}};
  const auto steps = static_cast<std::size_t>(parts);
  for (std::size_t j = 0; j < fine.y_m.size(); ++j) {
    const std::size_t row = std::min(j / steps, map.y_m.size() - 2);
    const double up = static_cast<double>(j - row * steps) / parts;
    for (std::size_t i = 0; i < fine.x_m.size(); ++i) {
      const std::size_t column = std::min(i / steps, map.x_m.size() - 2);
      const double along = static_cast<double>(i - column * steps) / parts;
      const double lower = std::lerp(map.at(column, row), map.at(column + 1, row), along);
      const double upper = std::lerp(map.at(column, row + 1), map.at(column + 1, row + 1), along);
      fine.illuminance_lx.push_back(std::lerp(lower, upper, up));
    }
  }
  return fine;
}

std::vector<std::vector<PlanPoint>> area_at_least(const IlluminanceMap& map, double level_lx) {
  std::vector<std::vector<PlanPoint>> polygons;
  for (std::size_t j = 0; j + 1 < map.y_m.size(); ++j) {
    for (std::size_t i = 0; i + 1 < map.x_m.size(); ++i) {
      // Whole cells beside each other become one rectangle: a drawing of some kilobytes instead of megabytes.
      std::size_t end = i;
      while (end + 1 < map.x_m.size() && is_whole(map, end, j, level_lx)) ++end;
      if (end > i) polygons.push_back(row_of_cells(map, i, end, j));
      if (end + 1 >= map.x_m.size()) break;
      for (const auto& triangle : triangles(map, end, j)) {
        std::vector<PlanPoint> polygon = part_at_least(triangle, level_lx);
        if (polygon.size() >= 3) polygons.push_back(std::move(polygon));
      }
      i = end;
    }
  }
  return polygons;
}

std::vector<Segment> isolux_line(const IlluminanceMap& map, double level_lx) {
  std::vector<Segment> segments;
  for (std::size_t j = 0; j + 1 < map.y_m.size(); ++j) {
    for (std::size_t i = 0; i + 1 < map.x_m.size(); ++i) {
      for (const auto& triangle : triangles(map, i, j)) {
        std::vector<PlanPoint> ends;
        for_each_edge(triangle, [&](const Corner& here, const Corner& next) {
          if (is_crossed(here, next, level_lx)) ends.push_back(crossing(here, next, level_lx));
        });
        if (ends.size() == 2) segments.push_back({ends[0], ends[1]});
      }
    }
  }
  return segments;
}

std::vector<double> round_levels(double least_lx, double greatest_lx, int most) {
  std::vector<double> levels;
  if (!(greatest_lx > least_lx) || most < 1) return levels;
  const double rough = (greatest_lx - least_lx) / most;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10.0 * power;
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= rough) step = std::min(step, factor * power);
  for (double level = step * std::ceil(least_lx / step); level < greatest_lx; level += step)
    if (level > least_lx) levels.push_back(level);
  return levels;
}

}  // namespace twinlight::lighting
