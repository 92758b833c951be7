#include "twinlight/evidence/layout_search.h"

#include <algorithm>
#include <map>

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/plan_response.h"
#include "twinlight/evidence/point_search.h"
#include "twinlight/evidence/position_response.h"

namespace twinlight::evidence {
namespace {

/// Estimated mean illuminance of layouts: over a grid by the response to one luminaire, sampled once for each
/// rotation and suspension; of rows in front of walls and of given points directly.
class Estimator {
 public:
  Estimator(const Need& need, lighting::Scene scene, const LightingEngine& engine)
      : need_(need), scene_(std::move(scene)), engine_(engine) {
    scene_.standing.clear();
  }

  Result<double> mean_lx(const LayoutChoice& layout) {
    if (!standing_lx_) standing_lx_ = TWL_TRY(of_what_stays_lx());
    return *standing_lx_ + TWL_TRY(of_new_ones_lx(layout));
  }

  int count() const { return count_; }

 private:
  Result<double> of_new_ones_lx(const LayoutChoice& layout) {
    scene_.placements = placements(need_, layout);
    if (need_.layout.over_the_room() && need_.racks.empty()) {
      if (need_.room.shape) return TWL_TRY(plan_response_of(layout))->mean_lx(scene_.placements);
      return TWL_TRY(response_of(layout))->mean_lx(scene_.placements);
    }
    ++count_;
    return engine_.estimate_mean_lx(scene_);
  }

  /// Light adds up: of luminaires that stay, each kind for itself.
  Result<double> of_what_stays_lx() {
    double sum_lx = 0.0;
    for (const StandingLight& kind : need_.layout.standing) {
      lighting::Scene alone = scene_;
      alone.luminaire = kind.luminaires.luminaire;
      alone.placements = kind.luminaires.placements;
      sum_lx += kind.luminaires.output * TWL_TRY(engine_.estimate_mean_lx(alone));
      ++count_;
    }
    return sum_lx;
  }

  Result<const PositionResponse*> response_of(const LayoutChoice& layout) {
    const std::pair family(layout.rotation_deg, layout.suspension_m);
    auto found = responses_.find(family);
    if (found == responses_.end()) {
      const bool whole_room = !need_.task.floor_area && !need_.task.wall_area;
      const auto mirrors = whole_room
                               ? ResponseMirrors::of(scene_.luminaire->distribution.symmetry(), layout.rotation_deg)
                               : ResponseMirrors{};
      const double task_height_m = need_.task.wall_area ? 0.5 * need_.room.height_m : need_.task.height_m;
      const auto grid = lighting::ChebyshevGrid::for_height(need_.room, layout.mounting_height_m - task_height_m);
      PositionResponse response = TWL_TRY(
          PositionResponse::sample(scene_, layout.mounting_height_m, layout.rotation_deg, grid, mirrors, engine_));
      count_ += response.samples();
      found = responses_.emplace(family, std::move(response)).first;
    }
    return &found->second;
  }

  Result<const PlanResponse*> plan_response_of(const LayoutChoice& layout) {
    const std::pair family(layout.rotation_deg, layout.suspension_m);
    auto found = plan_responses_.find(family);
    if (found == plan_responses_.end()) {
      PlanResponse response =
          TWL_TRY(PlanResponse::sample(need_, scene_, layout.suspension_m, layout.rotation_deg, engine_));
      count_ += response.samples();
      found = plan_responses_.emplace(family, std::move(response)).first;
    }
    return &found->second;
  }

  const Need& need_;
  lighting::Scene scene_;
  const LightingEngine& engine_;
  std::map<std::pair<double, double>, PositionResponse> responses_;
  std::map<std::pair<double, double>, PlanResponse> plan_responses_;  ///< in a room that has a shape
  std::optional<double> standing_lx_;
  int count_ = 0;
};

/// One search; its members are what it learns on the way.
class Search {
 public:
  Search(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire, const LightingEngine& engine,
         const SearchRules& rules, const Forecasts* forecasts)
      : need_(need),
        engine_(engine),
        rules_(rules),
        forecasts_(forecasts),
        scene_(scene_without_layout(need, luminaire)),
        estimator_(need, scene_, engine),
        target_lx_(*target_illuminance_lx(need.requirement, *luminaire)),
        wanted_lx_((1.0 - rules.estimate_tolerance) * target_lx_) {}

  Result<SearchResult> run() {
    std::optional<LayoutChoice> brightest;
    double brightest_lx = -1.0;
    for (const LayoutChoice& layout : possible_layouts(need_, *scene_.luminaire)) {
      const LayoutForecast forecast = TWL_TRY(forecast_of(layout));
      const double estimate_lx = forecast.mean_lx;
      result_.tried.push_back({.layout = layout, .estimate_lx = estimate_lx, .wanted_lx = wanted_lx_});
      if (estimate_lx > brightest_lx) {
        brightest_lx = estimate_lx;
        brightest = layout;
      }
      const bool gross = estimate_lx > rules_.greatest_overlighting * std::max(target_lx_, wanted_lx_);
      if (estimate_lx < wanted_lx_ || (gross && result_.best) || forecast.can_not_pass) continue;
      result_.tried.back().shortfall = TWL_TRY(evaluate(layout, estimate_lx));
      if (is_over()) break;
    }
    if (forecasts_ != nullptr) TWL_CHECK(evaluate_nearest());
    if (!result_.best && brightest) TWL_CHECK(evaluate(*brightest, brightest_lx));
    result_.estimates = estimator_.count();
    return result_;
  }

 private:
  Result<LayoutForecast> forecast_of(const LayoutChoice& layout) {
    if (forecasts_ != nullptr)
      if (const auto forecast = forecasts_->of(layout)) return *forecast;
    return LayoutForecast{.mean_lx = TWL_TRY(estimator_.mean_lx(layout))};
  }

  /// Where nothing passed, the layout that was said to come nearest may be better than those that nearly passed.
  Result<void> evaluate_nearest() {
    if (!forecasts_->nearest || (result_.best && result_.best->verdict.pass)) return {};
    result_.cut_short |= forecasts_->cut_short;
    if (result_.best && result_.best->layout == *forecasts_->nearest) return {};
    const LayoutForecast forecast = TWL_TRY(forecast_of(*forecasts_->nearest));
    TWL_CHECK(evaluate(*forecasts_->nearest, forecast.mean_lx));
    return {};
  }

  /// The shortfall of the verdict.
  Result<double> evaluate(const LayoutChoice& layout, double estimate_lx) {
    scene_.placements = placements(need_, layout);
    ++result_.exact_evaluations;
    EvaluatedLayout found = TWL_TRY(evaluate_layout(need_, scene_, layout, engine_));
    learn_from(found.checks, estimate_lx);
    const bool better = !result_.best || (found.verdict.pass && !result_.best->verdict.pass) ||
                        (!result_.best->verdict.pass && found.verdict.shortfall < result_.best->verdict.shortfall);
    const double shortfall = found.verdict.pass ? 0.0 : found.verdict.shortfall;
    if (better) result_.best = std::move(found);
    return shortfall;
  }

  /// An exact evaluation shows how much brighter, by the estimate, a layout must be for each mean to be met.
  void learn_from(const std::vector<Check>& checks, double estimate_lx) {
    for (const Check& check : checks) {
      if (!check.value || !check.binding) continue;
      if (grows_with_luminaires(check) && *check.value > 0.0) {
        const bool is_of_task = check.area.empty() || check.area == need_.task.name;
        const bool task = is_of_task && (check.quantity == Quantity::maintained_illuminance_lx ||
                                         check.quantity == Quantity::ppfd_umol_per_m2_s);
        // With light that stays only the task is known to grow as its estimate does.
        if (!task && !need_.layout.standing.empty()) continue;
        const double trust = task ? rules_.trust_in_estimate : rules_.trust_in_proportion;
        wanted_lx_ = std::max(wanted_lx_, trust * estimate_lx * check.limit / *check.value);
      }
      if (check.pass() == true) continue;
      if (check.quantity == Quantity::colour_rendering_index) hopeless_ = true;
      if (check.quantity == Quantity::ugr && -*check.margin() > rules_.hopeless_glare_excess) ++glaring_;
    }
  }

  bool is_over() {
    if (result_.best->verdict.pass || hopeless_ || glaring_ >= rules_.glare_patience) return true;
    result_.cut_short = result_.exact_evaluations >= rules_.exact_evaluations;
    return result_.cut_short;
  }

  const Need& need_;
  const LightingEngine& engine_;
  const SearchRules& rules_;
  const Forecasts* forecasts_;
  lighting::Scene scene_;
  Estimator estimator_;
  double target_lx_;
  double wanted_lx_;  ///< estimate from which on a layout is worth an exact evaluation
  SearchResult result_;
  bool hopeless_ = false;  ///< a limit is missed that no layout can change
  int glaring_ = 0;
};

}  // namespace

LightingEngine engine_on(const lighting::RoomModel& room_model, lighting::Fineness fineness) {
  return {.estimate_mean_lx =
              [&room_model](const lighting::Scene& scene) { return estimate_task_mean_lx(scene, room_model); },
          .evaluate = [&room_model, fineness](
                          const lighting::Scene& scene) { return lighting::evaluate(scene, room_model, fineness); }};
}

Result<SearchResult> search_layout(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                   const LightingEngine& engine, const SearchRules& rules, const Forecasts* forecasts) {
  if (need.layout.fixed && !need.layout.fixed->all) return search_points(need, luminaire, engine, rules);
  return Search(need, luminaire, engine, rules, forecasts).run();
}

}  // namespace twinlight::evidence
