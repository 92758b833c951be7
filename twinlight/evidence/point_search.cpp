#include "twinlight/evidence/point_search.h"

#include <algorithm>

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/layout_rules.h"
#include "twinlight/evidence/point_subsets.h"

namespace twinlight::evidence {
namespace {

using lighting::Placement;

/// A sum of single evaluations may be off by this part of its limits: each stops refining by itself.
constexpr double trusted_shortfall = 0.01;
/// The points of a need for one product: its size says which of them it can hang at.
struct UsablePoints {
  std::vector<int> points;                     ///< numbers in the need
  std::vector<std::pair<int, int>> conflicts;  ///< places in `points`
};

LayoutChoice using_points(const Need& need, std::vector<int> points) {
  LayoutChoice layout{.pattern = Pattern::points, .columns = static_cast<int>(points.size())};
  const std::vector<Placement>& placed = need.layout.fixed->placements;
  layout.rotation_deg = placed[static_cast<std::size_t>(points.front())].rotation_deg;
  for (const int point : points)
    layout.mounting_height_m =
        std::max(layout.mounting_height_m, placed[static_cast<std::size_t>(point)].position_m.z());
  layout.suspension_m = need.room.height_m - layout.mounting_height_m;
  layout.points = std::move(points);
  return layout;
}

UsablePoints usable_points(const Need& need, const ProductTraits& traits) {
  UsablePoints usable;
  const std::vector<Placement>& placed = need.layout.fixed->placements;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const auto point = static_cast<int>(i);
    if (!has_room(need, using_points(need, {point}), traits)) continue;
    for (std::size_t k = 0; k < usable.points.size(); ++k)
      if (overlap({traits.opening, placed[static_cast<std::size_t>(usable.points[k])]}, {traits.opening, placed[i]}))
        usable.conflicts.emplace_back(static_cast<int>(k), static_cast<int>(usable.points.size()));
    usable.points.push_back(point);
  }
  return usable;
}

/// The binding limits that add up.
PointLimits limits_of(const Need& need, const photometry::Luminaire& luminaire) {
  PointLimits limits{.task_mean_lx = *target_illuminance_lx(need.requirement, luminaire),
                     .means_lx = Eigen::Vector3d::Zero()};
  for (const Check& check : make_checks(need.requirement, {}, luminaire)) {
    if (!check.binding) continue;
    if (check.quantity == Quantity::uniformity) limits.uniformity = check.limit;
    if (check.quantity == Quantity::walls_mean_lx) limits.means_lx[0] = check.limit;
    if (check.quantity == Quantity::ceiling_mean_lx) limits.means_lx[1] = check.limit;
    if (check.quantity == Quantity::cylindrical_mean_lx) limits.means_lx[2] = check.limit;
  }
  return limits;
}

class PointSearch {
 public:
  PointSearch(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
              const LightingEngine& engine, const SearchRules& rules)
      : need_(need),
        engine_(engine),
        rules_(rules),
        scene_(scene_without_layout(need, luminaire)),
        usable_(usable_points(need, traits_of(*luminaire))) {}

  Result<SearchResult> run() {
    if (usable_.points.empty()) return result_;
    if (usable_.conflicts.empty()) {
      TWL_CHECK(evaluate(usable_.points));
      if (fewer_are_no_better()) return result_;
    }
    const PointLight light = TWL_TRY(light_of_each());
    const std::vector<PointSubset> subsets =
        best_subsets(light, limits_of(need_, *scene_.luminaire), usable_.conflicts);
    for (const PointSubset& subset : subsets) {
      if (subset.shortfall > trusted_shortfall || is_evaluated(subset)) continue;
      TWL_CHECK(evaluate(numbers(subset.points)));
      if (is_over(subset)) return result_;
    }
    if (!result_.best) {
      const auto nearest =
          std::min_element(subsets.begin(), subsets.end(),
                           [](const PointSubset& a, const PointSubset& b) { return a.shortfall < b.shortfall; });
      TWL_CHECK(evaluate(numbers(nearest->points)));
    }
    return result_;
  }

 private:
  std::vector<int> numbers(std::vector<int> places) const {
    for (int& place : places) place = usable_.points[static_cast<std::size_t>(place)];
    return places;
  }

  /// All points together were evaluated first, where they can be.
  bool is_evaluated(const PointSubset& subset) const {
    return result_.best && subset.points.size() == usable_.points.size();
  }

  /// With all points too little light, glare far beyond its limit, or a limit that no choice can change.
  bool fewer_are_no_better() const {
    const std::vector<Check>& checks = result_.best->checks;
    return hopeless_ || glaring_ > 0 || std::any_of(checks.begin(), checks.end(), [](const Check& check) {
             return check.binding && grows_with_luminaires(check) && check.pass() == false;
           });
  }

  Result<PointLight> light_of_each() {
    lighting::Scene scene = scene_;
    scene.observers.clear();
    const auto count = static_cast<Eigen::Index>(usable_.points.size());
    PointLight light{.task_lx = Eigen::MatrixXd(static_cast<Eigen::Index>(scene.task.points_m.size()), count),
                     .means_lx = Eigen::MatrixXd(3, count)};
    std::vector<lighting::FurtherLuminaires> existing;
    existing.swap(scene.further);
    if (!existing.empty()) TWL_CHECK(add_base(scene, existing, light));
    for (Eigen::Index k = 0; k < count; ++k) {
      scene.placements = placements(need_, using_points(need_, {usable_.points[static_cast<std::size_t>(k)]}));
      const lighting::Evaluation alone = TWL_TRY(engine_.evaluate(scene));
      ++result_.estimates;
      light.task_lx.col(k) = task_of(alone);
      light.means_lx.col(k) = means_of(alone);
    }
    return light;
  }

  static Eigen::VectorXd task_of(const lighting::Evaluation& alone) {
    const std::vector<double>& lx = alone.task.illuminance_lx;
    return Eigen::Map<const Eigen::VectorXd>(lx.data(), static_cast<Eigen::Index>(lx.size()));
  }

  static Eigen::Vector3d means_of(const lighting::Evaluation& alone) {
    return {alone.walls.mean_lx, alone.ceiling.mean_lx, alone.cylindrical ? alone.cylindrical->mean_lx : 0.0};
  }

  /// What lights the room already.
  Result<void> add_base(lighting::Scene scene, const std::vector<lighting::FurtherLuminaires>& existing,
                        PointLight& light) {
    light.base_task_lx = Eigen::VectorXd::Zero(light.task_lx.rows());
    light.base_means_lx = Eigen::Vector3d::Zero();
    for (const lighting::FurtherLuminaires& kind : existing) {
      scene.luminaire = kind.luminaire;
      scene.placements = kind.placements;
      const lighting::Evaluation alone = TWL_TRY(engine_.evaluate(scene));
      ++result_.estimates;
      light.base_task_lx += task_of(alone);
      light.base_means_lx += means_of(alone);
    }
    return {};
  }

  Result<void> evaluate(std::vector<int> points) {
    const LayoutChoice layout = using_points(need_, std::move(points));
    scene_.placements = placements(need_, layout);
    ++result_.exact_evaluations;
    EvaluatedLayout found = TWL_TRY(evaluate_layout(need_, scene_, layout, engine_));
    for (const Check& check : found.checks) {
      if (!check.value || !check.binding || check.pass() == true) continue;
      if (check.quantity == Quantity::colour_rendering_index) hopeless_ = true;
      if (check.quantity == Quantity::ugr && -*check.margin() > rules_.hopeless_glare_excess) ++glaring_;
    }
    if (is_better(found)) result_.best = std::move(found);
    return {};
  }

  /// Passing before failing; of those that pass the fewest luminaires, of those that fail what comes nearer.
  bool is_better(const EvaluatedLayout& found) const {
    if (!result_.best) return true;
    const EvaluatedLayout& best = *result_.best;
    if (found.verdict.pass != best.verdict.pass) return found.verdict.pass;
    if (found.verdict.pass) return found.layout.luminaires() < best.layout.luminaires();
    return found.verdict.shortfall < best.verdict.shortfall;
  }

  /// The smallest choice that passes ends the search, though all points together passed before.
  bool is_over(const PointSubset& last) {
    const bool last_passes =
        result_.best->verdict.pass && result_.best->layout.luminaires() == static_cast<int>(last.points.size());
    if (last_passes || hopeless_ || glaring_ >= rules_.glare_patience) return true;
    result_.cut_short = result_.exact_evaluations >= rules_.exact_evaluations;
    return result_.cut_short;
  }

  const Need& need_;
  const LightingEngine& engine_;
  const SearchRules& rules_;
  lighting::Scene scene_;
  UsablePoints usable_;
  SearchResult result_;
  bool hopeless_ = false;  ///< a limit is missed that no choice of points can change
  int glaring_ = 0;
};

}  // namespace

Result<SearchResult> search_points(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                   const LightingEngine& engine, const SearchRules& rules) {
  return PointSearch(need, luminaire, engine, rules).run();
}

}  // namespace twinlight::evidence
