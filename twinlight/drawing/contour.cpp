#include "twinlight/drawing/contour.h"

#include <algorithm>
#include <cmath>

namespace twinlight::drawing {
namespace {

struct Corner {
  MapPoint place;
  double value = 0.0;
};

MapPoint crossing(const Corner& a, const Corner& b, double level) {
  const double part = (level - a.value) / (b.value - a.value);
  return {std::lerp(a.place[0], b.place[0], part), std::lerp(a.place[1], b.place[1], part)};
}

Corner corner(const ScalarMap& map, std::size_t column, std::size_t row) {
  return {{map.x[column], map.y[row]}, map.at(column, row)};
}

/// Two triangles a cell: in a triangle the linear contour line is one segment, so no cell is ambiguous.
std::array<std::array<Corner, 3>, 2> triangles(const ScalarMap& map, std::size_t i, std::size_t j) {
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

bool is_crossed(const Corner& a, const Corner& b, double level) {
  return (a.value >= level) != (b.value >= level);
}

std::vector<MapPoint> part_at_least(const std::array<Corner, 3>& triangle, double level) {
  std::vector<MapPoint> polygon;
  for_each_edge(triangle, [&](const Corner& here, const Corner& next) {
    if (here.value >= level) polygon.push_back(here.place);
    if (is_crossed(here, next, level)) polygon.push_back(crossing(here, next, level));
  });
  return polygon;
}

bool is_whole(const ScalarMap& map, std::size_t i, std::size_t j, double level) {
  return std::min({map.at(i, j), map.at(i + 1, j), map.at(i, j + 1), map.at(i + 1, j + 1)}) >= level;
}

std::vector<MapPoint> row_of_cells(const ScalarMap& map, std::size_t first, std::size_t end, std::size_t j) {
  const double left = map.x[first];
  const double right = map.x[end];
  return {{left, map.y[j]}, {right, map.y[j]}, {right, map.y[j + 1]}, {left, map.y[j + 1]}};
}

}  // namespace

ScalarMap refined(const ScalarMap& map, int parts) {
  const auto refine_axis = [&](const std::vector<double>& coarse) {
    std::vector<double> fine;
    for (std::size_t i = 0; i + 1 < coarse.size(); ++i)
      for (int part = 0; part < parts; ++part)
        fine.push_back(std::lerp(coarse[i], coarse[i + 1], static_cast<double>(part) / parts));
    fine.push_back(coarse.back());
    return fine;
  };
  ScalarMap fine{.x = refine_axis(map.x), .y = refine_axis(map.y), .values = {}};
  const auto steps = static_cast<std::size_t>(parts);
  for (std::size_t j = 0; j < fine.y.size(); ++j) {
    const std::size_t row = std::min(j / steps, map.y.size() - 2);
    const double up = static_cast<double>(j - row * steps) / parts;
    for (std::size_t i = 0; i < fine.x.size(); ++i) {
      const std::size_t column = std::min(i / steps, map.x.size() - 2);
      const double along = static_cast<double>(i - column * steps) / parts;
      const double lower = std::lerp(map.at(column, row), map.at(column + 1, row), along);
      const double upper = std::lerp(map.at(column, row + 1), map.at(column + 1, row + 1), along);
      fine.values.push_back(std::lerp(lower, upper, up));
    }
  }
  return fine;
}

std::vector<std::vector<MapPoint>> area_at_least(const ScalarMap& map, double level) {
  std::vector<std::vector<MapPoint>> polygons;
  for (std::size_t j = 0; j + 1 < map.y.size(); ++j) {
    for (std::size_t i = 0; i + 1 < map.x.size(); ++i) {
      // Whole cells beside each other become one rectangle: a drawing of some kilobytes instead of megabytes.
      std::size_t end = i;
      while (end + 1 < map.x.size() && is_whole(map, end, j, level)) ++end;
      if (end > i) polygons.push_back(row_of_cells(map, i, end, j));
      if (end + 1 >= map.x.size()) break;
      for (const auto& triangle : triangles(map, end, j)) {
        std::vector<MapPoint> polygon = part_at_least(triangle, level);
        if (polygon.size() >= 3) polygons.push_back(std::move(polygon));
      }
      i = end;
    }
  }
  return polygons;
}

std::vector<Segment> contour_segments(const ScalarMap& map, double level) {
  std::vector<Segment> segments;
  for (std::size_t j = 0; j + 1 < map.y.size(); ++j) {
    for (std::size_t i = 0; i + 1 < map.x.size(); ++i) {
      for (const auto& triangle : triangles(map, i, j)) {
        std::vector<MapPoint> ends;
        for_each_edge(triangle, [&](const Corner& here, const Corner& next) {
          if (is_crossed(here, next, level)) ends.push_back(crossing(here, next, level));
        });
        if (ends.size() == 2) segments.push_back({ends[0], ends[1]});
      }
    }
  }
  return segments;
}

}  // namespace twinlight::drawing
