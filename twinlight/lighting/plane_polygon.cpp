#include "twinlight/lighting/plane_polygon.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace twinlight::lighting {
namespace {

using Eigen::Vector2d;
using Corners = std::vector<std::size_t>;

/// Less than a strip of `same_point_m` along a metre.
constexpr double no_area_m2 = 1e-6;

double cross(const Vector2d& a, const Vector2d& b) {
  return a.x() * b.y() - a.y() * b.x();
}

/// How far `point` lies on the left of the line.
double left_of(const Vector2d& from, const Vector2d& to, const Vector2d& point) {
  const double length = (to - from).norm();
  return length > 0.0 ? cross(to - from, point - from) / length : 0.0;
}

double distance_to_segment_m(const Vector2d& from, const Vector2d& to, const Vector2d& point) {
  const Vector2d along = to - from;
  const double part = along.squaredNorm() > 0.0 ? (point - from).dot(along) / along.squaredNorm() : 0.0;
  return (from + std::clamp(part, 0.0, 1.0) * along - point).norm();
}

bool are_crossing(const Vector2d& a, const Vector2d& b, const Vector2d& c, const Vector2d& d) {
  const auto sides_differ = [](double one, double other) {
    return (one > same_point_m && other < -same_point_m) || (one < -same_point_m && other > same_point_m);
  };
  if (sides_differ(left_of(a, b, c), left_of(a, b, d)) && sides_differ(left_of(c, d, a), left_of(c, d, b))) return true;
  return distance_to_segment_m(a, b, c) < same_point_m || distance_to_segment_m(a, b, d) < same_point_m ||
         distance_to_segment_m(c, d, a) < same_point_m || distance_to_segment_m(c, d, b) < same_point_m;
}

/// A corner that turns left enough to be cut off, with no other corner in its triangle.
bool is_ear(const PlanePolygon& polygon, const Corners& left, std::size_t at) {
  const std::size_t count = left.size();
  const Vector2d& before = polygon[left[(at + count - 1) % count]];
  const Vector2d& corner = polygon[left[at]];
  const Vector2d& after = polygon[left[(at + 1) % count]];
  if (left_of(before, after, corner) > -same_point_m) return false;
  return std::none_of(left.begin(), left.end(), [&](std::size_t other) {
    const Vector2d& point = polygon[other];
    if (point == before || point == corner || point == after) return false;
    return left_of(before, corner, point) > -same_point_m && left_of(corner, after, point) > -same_point_m &&
           left_of(after, before, point) > -same_point_m;
  });
}

std::vector<Corners> triangles_of(const PlanePolygon& polygon) {
  Corners left(polygon.size());
  std::iota(left.begin(), left.end(), 0U);
  std::vector<Corners> triangles;
  while (left.size() > 3) {
    std::size_t ear = 0;
    while (ear < left.size() && !is_ear(polygon, left, ear)) ++ear;
    if (ear == left.size()) break;  // what is left is convex but for rounding
    const std::size_t count = left.size();
    triangles.push_back({left[(ear + count - 1) % count], left[ear], left[(ear + 1) % count]});
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
  }
  triangles.push_back(left);
  return triangles;
}

bool is_convex(const PlanePolygon& polygon, const Corners& part) {
  for (std::size_t k = 0; k < part.size(); ++k) {
    const Vector2d& from = polygon[part[k]];
    const Vector2d& to = polygon[part[(k + 1) % part.size()]];
    if (left_of(from, to, polygon[part[(k + 2) % part.size()]]) < -same_point_m) return false;
  }
  return true;
}

/// The two parts as one, where they have an edge in common; else empty.
Corners joined(const Corners& a, const Corners& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (a[i] != b[(j + 1) % b.size()] || a[(i + 1) % a.size()] != b[j]) continue;
      Corners both;
      for (std::size_t k = 1; k <= a.size(); ++k) both.push_back(a[(i + k) % a.size()]);
      for (std::size_t k = 2; k < b.size(); ++k) both.push_back(b[(j + k) % b.size()]);
      return both;
    }
  }
  return {};
}

/// Joins one pair of parts whose union is convex; false where there is none.
bool join_a_pair(const PlanePolygon& polygon, std::vector<Corners>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      Corners both = joined(parts[i], parts[j]);
      if (both.empty() || !is_convex(polygon, both)) continue;
      parts[i] = std::move(both);
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(j));
      return true;
    }
  }
  return false;
}

}  // namespace

double signed_area_m2(const PlanePolygon& polygon) {
  double doubled = 0.0;
  for (std::size_t k = 0; k < polygon.size(); ++k)
    doubled += cross(polygon[k] - polygon[0], polygon[(k + 1) % polygon.size()] - polygon[0]);
  return 0.5 * doubled;
}

std::optional<std::array<std::size_t, 2>> crossing_edges(const PlanePolygon& polygon) {
  const std::size_t count = polygon.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Vector2d& from = polygon[i];
    const Vector2d& to = polygon[(i + 1) % count];
    const Vector2d& after = polygon[(i + 2) % count];
    // Neighbours meet at their corner; they may not run back over each other.
    if (distance_to_segment_m(from, to, after) < same_point_m || distance_to_segment_m(to, after, from) < same_point_m)
      return std::array{i, (i + 1) % count};
    for (std::size_t j = i + 2; j < count; ++j)
      if ((j + 1) % count != i && are_crossing(from, to, polygon[j], polygon[(j + 1) % count])) return std::array{i, j};
  }
  return std::nullopt;
}

std::vector<std::vector<std::size_t>> convex_parts(const PlanePolygon& polygon) {
  std::vector<Corners> parts = triangles_of(polygon);
  while (join_a_pair(polygon, parts)) {
  }
  return parts;
}

PlanePolygon part_on_left(const PlanePolygon& convex, const Vector2d& from, const Vector2d& to) {
  PlanePolygon part;
  for (std::size_t k = 0; k < convex.size(); ++k) {
    const Vector2d& corner = convex[k];
    const Vector2d& next = convex[(k + 1) % convex.size()];
    const double here = left_of(from, to, corner);
    const double there = left_of(from, to, next);
    if (here >= -same_point_m) part.push_back(corner);
    if ((here > same_point_m && there < -same_point_m) || (here < -same_point_m && there > same_point_m))
      part.push_back(corner + here / (here - there) * (next - corner));
  }
  return part.size() < 3 || signed_area_m2(part) < no_area_m2 ? PlanePolygon{} : part;
}

PlanePolygon common_part(const PlanePolygon& a, const PlanePolygon& b) {
  PlanePolygon part = a;
  for (std::size_t k = 0; k < b.size() && !part.empty(); ++k) part = part_on_left(part, b[k], b[(k + 1) % b.size()]);
  return part;
}

std::vector<PlanePolygon> parts_without(const PlanePolygon& convex, const PlanePolygon& hole) {
  if (common_part(convex, hole).empty()) return {convex};
  std::vector<PlanePolygon> parts;
  PlanePolygon rest = convex;
  for (std::size_t k = 0; k < hole.size() && !rest.empty(); ++k) {
    const Vector2d& from = hole[k];
    const Vector2d& to = hole[(k + 1) % hole.size()];
    PlanePolygon outside = part_on_left(rest, to, from);
    if (!outside.empty()) parts.push_back(std::move(outside));
    rest = part_on_left(rest, from, to);
  }
  return parts;
}

bool contains(const PlanePolygon& polygon, const Vector2d& point) {
  bool is_inside = false;
  for (std::size_t k = 0; k < polygon.size(); ++k) {
    const Vector2d& a = polygon[k];
    const Vector2d& b = polygon[(k + 1) % polygon.size()];
    if ((a.y() > point.y()) != (b.y() > point.y()) &&
        point.x() < a.x() + (point.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x()))
      is_inside = !is_inside;
  }
  return is_inside;
}

double distance_to_edges_m(const PlanePolygon& polygon, const Vector2d& point) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < polygon.size(); ++k)
    least = std::min(least, distance_to_segment_m(polygon[k], polygon[(k + 1) % polygon.size()], point));
  return least;
}

}  // namespace twinlight::lighting
