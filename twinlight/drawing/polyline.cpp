#include "twinlight/drawing/polyline.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace twinlight::drawing {
namespace {

using Key = std::pair<std::int64_t, std::int64_t>;

Key key_of(const Place& place) {
  constexpr double keys_per_px = 100.0;
  return {std::llround(place.x * keys_per_px), std::llround(place.y * keys_per_px)};
}

/// Edges that wait to be joined, found by their ends.
class Heap {
 public:
  explicit Heap(const std::vector<Edge>& edges) : edges_(edges), used_(edges.size(), false) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
      used_[i] = key_of(edges[i].from) == key_of(edges[i].to);
      if (used_[i]) continue;
      by_end_.emplace(key_of(edges[i].from), i);
      by_end_.emplace(key_of(edges[i].to), i);
    }
  }

  bool is_used(std::size_t edge) const { return used_[edge]; }

  /// From the end of the line on, as far as edges lead.
  void extend(Polyline& line) {
    for (;;) {
      const Key end = key_of(line.back());
      const auto [first, last] = by_end_.equal_range(end);
      const auto next = std::find_if(first, last, [&](const auto& entry) { return !used_[entry.second]; });
      if (next == last) return;
      take(next->second);
      const Edge& edge = edges_[next->second];
      line.push_back(key_of(edge.from) == end ? edge.to : edge.from);
    }
  }

  void take(std::size_t edge) { used_[edge] = true; }

 private:
  const std::vector<Edge>& edges_;
  std::vector<bool> used_;
  std::multimap<Key, std::size_t> by_end_;
};

double distance_to_line(const Place& point, const Place& from, const Place& to) {
  const double along_x = to.x - from.x, along_y = to.y - from.y;
  const double length = std::hypot(along_x, along_y);
  if (length == 0.0) return std::hypot(point.x - from.x, point.y - from.y);
  return std::abs(along_x * (point.y - from.y) - along_y * (point.x - from.x)) / length;
}

}  // namespace

std::vector<Polyline> joined(const std::vector<Edge>& edges) {
  std::vector<Polyline> lines;
  Heap heap(edges);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (heap.is_used(i)) continue;
    heap.take(i);
    Polyline line = {edges[i].from, edges[i].to};
    heap.extend(line);
    std::reverse(line.begin(), line.end());
    heap.extend(line);
    lines.push_back(std::move(line));
  }
  return lines;
}

Polyline simplified(const Polyline& line, double tolerance_px) {
  if (line.size() < 3) return line;
  std::vector<bool> kept(line.size(), false);
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> parts = {{0, line.size() - 1}};
  while (!parts.empty()) {
    const auto [first, last] = parts.back();
    parts.pop_back();
    std::size_t farthest = first;
    double most = tolerance_px;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double distance = distance_to_line(line[i], line[first], line[last]);
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    if (farthest == first) continue;
    kept[farthest] = true;
    parts.emplace_back(first, farthest);
    parts.emplace_back(farthest, last);
  }
  Polyline fewer;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (kept[i]) fewer.push_back(line[i]);
  return fewer;
}

}  // namespace twinlight::drawing
