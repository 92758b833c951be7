#include "twinlight/evidence/point_subsets.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace twinlight::evidence {
namespace {

/// Shortfalls nearer to each other than this are alike.
constexpr double same_shortfall = 1e-9;
constexpr int most_exchange_rounds = 4;

class SubsetSearch {
 public:
  SubsetSearch(const PointLight& light, const PointLimits& limits, const std::vector<std::pair<int, int>>& conflicts)
      : light_(light),
        limits_(limits),
        count_(static_cast<int>(light.task_lx.cols())),
        conflicts_(static_cast<std::size_t>(count_)) {
    for (const auto& [a, b] : conflicts) {
      conflicts_[static_cast<std::size_t>(a)].push_back(b);
      conflicts_[static_cast<std::size_t>(b)].push_back(a);
    }
  }

  std::vector<PointSubset> run() { return count_ <= most_points_in_full ? in_full() : by_leaving_out(); }

 private:
  /// Of all subsets of each size.
  std::vector<PointSubset> in_full() const {
    std::vector<std::optional<PointSubset>> best(static_cast<std::size_t>(count_) + 1);
    for (std::uint32_t mask = 1; mask < (1U << static_cast<unsigned>(count_)); ++mask) {
      std::vector<int> points;
      for (int i = 0; i < count_; ++i)
        if (((mask >> static_cast<unsigned>(i)) & 1U) != 0) points.push_back(i);
      if (has_conflict(points)) continue;
      std::optional<PointSubset>& of_size = best[points.size()];
      PointSubset subset = judged(std::move(points));
      if (!of_size || is_better(subset, *of_size)) of_size = std::move(subset);
    }
    std::vector<PointSubset> found;
    for (std::optional<PointSubset>& subset : best)
      if (subset) found.push_back(*std::move(subset));
    return found;
  }

  std::vector<PointSubset> by_leaving_out() const {
    std::vector<int> points;
    for (int i = 0; i < count_; ++i) points.push_back(i);
    while (has_conflict(points)) points.erase(most_conflicting(points));
    std::vector<PointSubset> found{exchanged(judged(points))};
    while (found.back().points.size() > 1) found.push_back(exchanged(without_one(found.back())));
    std::reverse(found.begin(), found.end());
    return found;
  }

  PointSubset without_one(const PointSubset& subset) const {
    std::optional<PointSubset> best;
    for (std::size_t i = 0; i < subset.points.size(); ++i) {
      std::vector<int> points = subset.points;
      points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
      PointSubset smaller = judged(std::move(points));
      if (!best || is_better(smaller, *best)) best = std::move(smaller);
    }
    return *std::move(best);
  }

  /// One luminaire after the other goes to the unused point that is best for it, until none gains.
  PointSubset exchanged(PointSubset subset) const {
    for (int round = 0; round < most_exchange_rounds; ++round) {
      bool gained = false;
      for (std::size_t i = 0; i < subset.points.size(); ++i) {
        for (int other = 0; other < count_; ++other) {
          if (std::binary_search(subset.points.begin(), subset.points.end(), other)) continue;
          std::vector<int> points = subset.points;
          points[i] = other;
          std::sort(points.begin(), points.end());
          if (has_conflict(points)) continue;
          PointSubset changed = judged(std::move(points));
          if (!is_better(changed, subset)) continue;
          subset = std::move(changed);
          gained = true;
        }
      }
      if (!gained) break;
    }
    return subset;
  }

  PointSubset judged(std::vector<int> points) const {
    Eigen::VectorXd task_lx = light_.base_task_lx;
    Eigen::VectorXd means_lx = light_.base_means_lx;
    if (task_lx.size() == 0) task_lx = Eigen::VectorXd::Zero(light_.task_lx.rows());
    if (means_lx.size() == 0) means_lx = Eigen::VectorXd::Zero(light_.means_lx.rows());
    for (const int point : points) {
      task_lx += light_.task_lx.col(point);
      means_lx += light_.means_lx.col(point);
    }
    const double mean_lx = task_lx.mean();
    PointSubset subset{.points = std::move(points), .uniformity = mean_lx > 0.0 ? task_lx.minCoeff() / mean_lx : 0.0};
    const auto miss = [](double value, double limit) { return limit > 0.0 ? std::max(0.0, 1.0 - value / limit) : 0.0; };
    subset.shortfall = miss(mean_lx, limits_.task_mean_lx) + miss(subset.uniformity, limits_.uniformity);
    for (Eigen::Index i = 0; i < means_lx.size(); ++i) subset.shortfall += miss(means_lx[i], limits_.means_lx[i]);
    return subset;
  }

  static bool is_better(const PointSubset& a, const PointSubset& b) {
    if (a.shortfall < b.shortfall - same_shortfall) return true;
    return a.shortfall <= b.shortfall + same_shortfall && a.uniformity > b.uniformity + same_shortfall;
  }

  std::size_t conflicts_within(int point, const std::vector<int>& points) const {
    const std::vector<int>& others = conflicts_[static_cast<std::size_t>(point)];
    return static_cast<std::size_t>(std::count_if(others.begin(), others.end(), [&](int other) {
      return std::binary_search(points.begin(), points.end(), other);
    }));
  }

  bool has_conflict(const std::vector<int>& points) const {
    return std::any_of(points.begin(), points.end(), [&](int point) { return conflicts_within(point, points) > 0; });
  }

  std::vector<int>::const_iterator most_conflicting(const std::vector<int>& points) const {
    return std::max_element(points.begin(), points.end(),
                            [&](int a, int b) { return conflicts_within(a, points) < conflicts_within(b, points); });
  }

  const PointLight& light_;
  const PointLimits& limits_;
  int count_;
  std::vector<std::vector<int>> conflicts_;  ///< of each point
};

}  // namespace

std::vector<PointSubset> best_subsets(const PointLight& light, const PointLimits& limits,
                                      const std::vector<std::pair<int, int>>& conflicts) {
  return SubsetSearch(light, limits, conflicts).run();
}

}  // namespace twinlight::evidence
