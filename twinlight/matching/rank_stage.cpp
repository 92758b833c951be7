#include "twinlight/matching/rank_stage.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <optional>
#include <utility>

#include "twinlight/evidence/exclusion.h"
#include "twinlight/evidence/measuring_points.h"
#include "twinlight/lighting/matrix_threads.h"
#include "twinlight/lighting/room_transport.h"
#include "twinlight/matching/pareto.h"
#include "twinlight/matching/rank_layouts.h"
#include "twinlight/matching/rank_search.h"
#include "twinlight/matching/shortlist_order.h"

namespace twinlight::matching {
namespace {

lighting::TransportOutputs outputs_of(const evidence::Need& need) {
  return {
      .task = task_surface(need), .cylindrical_points_m = cylindrical_points(need), .observers = glare_observers(need)};
}

std::vector<lighting::StandingLuminaires> standing_kinds(const evidence::Need& need) {
  std::vector<lighting::StandingLuminaires> kinds;
  for (const evidence::StandingLight& kind : need.layout.standing) kinds.push_back(kind.luminaires);
  return kinds;
}

/// How finely rooms are divided where luminaires are near the task.
constexpr int near_task_level = 3;
/// From this basis error on a product is rough there: single directions count.
constexpr double largest_near_basis_error = 0.01;
/// From this part of upward light on a luminaire that hangs shows how coarsely the ceiling is divided.
constexpr double nearly_all = 0.9;

}  // namespace

struct RankStage::State {
  evidence::Need need;
  const ProductColumns& columns;
  RankRules rules;
  RankChecks checks;
  bool near_task;
  lighting::RoomTransport room;
  std::optional<lighting::StandingOutputs> standing;  ///< of luminaires that stay, where any do
  std::vector<RankedProduct> products;
  RankStatistics statistics;
  std::deque<RankSearch> searches;  ///< at the ceiling, hanging

  State(const evidence::Need& for_need, const lighting::RoomModel& room_model, const ProductColumns& of_columns,
        unsigned threads, const RankRules& with_rules)
      : need(for_need),
        columns(of_columns),
        rules(with_rules),
        checks(need.requirement),
        near_task(RankLayouts(need, false).any_near_task() || RankLayouts(need, true).any_near_task()),
        room(room_model, outputs_of(need), lighting::DirectionBasis::standard(),
             near_task ? std::max(near_task_level, rules.room_level) : rules.room_level),
        products(columns.size()) {
    lighting::keep_matrix_products_on_one_thread();
    for (std::size_t i = 0; i < products.size(); ++i)
      if (const auto exclusion = reason_to_exclude(need, columns.product(i).traits))
        products[i].exclusion = exclusion->reason;
    if (!need.layout.standing.empty()) standing = standing_outputs(room, room_model, standing_kinds(need));
    const RankSearch::Context context{
        need, room, columns, checks, rules, standing ? &*standing : nullptr, std::max(1U, threads)};
    for (const bool hangs : {false, true}) {
      searches.emplace_back(context, hangs, products, statistics);
      searches.back().run();
    }
  }

  int luminaires(std::size_t product) const {
    const RankedProduct& ranked = products[product];
    return searches[ranked.hangs ? 1 : 0].layouts()[static_cast<std::size_t>(ranked.layout)].luminaires();
  }
  evidence::RunningCost cost(std::size_t product) const {
    const ColumnProduct& of = columns.product(product);
    return running_cost(need, luminaires(product), of.traits.input_power_W, of.price);
  }
};

RankStage::RankStage(const evidence::Need& need, const lighting::RoomModel& room_model, const ProductColumns& columns,
                     unsigned threads, RankRules rules)
    : state_(std::make_unique<State>(need, room_model, columns, threads, rules)) {}
RankStage::~RankStage() = default;
RankStage::RankStage(RankStage&&) noexcept = default;
RankStage& RankStage::operator=(RankStage&&) noexcept = default;

const std::vector<RankedProduct>& RankStage::products() const {
  return state_->products;
}
const std::vector<evidence::LayoutChoice>& RankStage::layouts(bool hangs) const {
  return state_->searches[hangs ? 1 : 0].layouts();
}
const RankStatistics& RankStage::statistics() const {
  return state_->statistics;
}

std::vector<std::size_t> RankStage::order() const {
  using Key = std::pair<ShortlistOrder, std::size_t>;
  std::vector<Key> keys;
  for (std::size_t i = 0; i < products().size(); ++i)
    if (products()[i].exclusion.empty())
      keys.emplace_back(shortlist_order(state_->need, products()[i].verdict, state_->luminaires(i), state_->cost(i)),
                        i);
  std::sort(keys.begin(), keys.end());
  std::vector<std::size_t> order;
  order.reserve(keys.size());
  for (const Key& key : keys) order.push_back(key.second);
  return order;
}

std::vector<std::size_t> RankStage::pareto_front() const {
  std::vector<std::size_t> passing;
  std::vector<Merits> merits;
  for (std::size_t i = 0; i < products().size(); ++i) {
    const RankedProduct& ranked = products()[i];
    if (!ranked.exclusion.empty() || !ranked.verdict.pass) continue;
    double steps = 0.0;
    for (const RankChecks::Limit& limit : state_->checks.limits())
      if (const float value = ranked.values[limit.quantity]; !std::isnan(value))
        steps += quality_steps(limit.quantity, value, limit.limit);
    passing.push_back(i);
    merits.push_back(merits_of(state_->cost(i), steps));
  }
  std::vector<std::size_t> front;
  for (const std::size_t place : matching::pareto_front(merits)) front.push_back(passing[place]);
  return front;
}

bool RankStage::is_rough(std::size_t product) const {
  const ColumnProduct& of = state_->columns.product(product);
  if (state_->near_task) return of.basis_error > largest_near_basis_error;
  return of.basis_error > largest_basis_error ||
         (products()[product].hangs && of.traits.upward_flux_fraction > nearly_all);
}

bool RankStage::is_doubtful(std::size_t product) const {
  return is_rough(product) || (state_->checks.ask_for(evidence::Quantity::ugr) &&
                               state_->columns.product(product).basis_error > largest_glare_basis_error);
}

void RankStage::settle(std::size_t product, const ProductOutcome& outcome) {
  RankedProduct& ranked = state_->products[product];
  ranked.settled = true;
  if (!outcome) {
    ranked.exclusion = outcome.error().reason;
    return;
  }
  const evidence::EvaluatedLayout& found = outcome->found;
  const std::vector<evidence::LayoutChoice>& all = layouts(ranked.hangs);
  const auto place = std::find(all.begin(), all.end(), found.layout);
  if (place != all.end()) ranked.layout = static_cast<std::int32_t>(place - all.begin());
  ranked.cut_short = outcome->cut_short;
  ranked.values = {};
  for (const evidence::Check& check : found.checks)
    if (RankValues::holds(check.quantity) && check.area.empty() && check.value)
      ranked.values.set(check.quantity, static_cast<float>(*check.value));
  ranked.verdict = {.pass = found.verdict.pass,
                    .can_pass = found.verdict.pass,
                    .shortfall = static_cast<float>(found.verdict.shortfall),
                    .open_binding_checks = found.verdict.open_binding_checks};
}

evidence::Forecasts RankStage::forecasts(std::size_t product) const {
  const RankedProduct& ranked = products()[product];
  const std::vector<evidence::LayoutChoice>& all = layouts(ranked.hangs);
  const State* state = state_.get();
  return {.of = [state, &ranked, &all, product](const evidence::LayoutChoice& layout) -> evidence::LayoutForecast {
            const auto found = std::find(all.begin(), all.end(), layout);
            if (found == all.end()) return {};
            const auto number = static_cast<std::size_t>(found - all.begin());
            evidence::LayoutForecast forecast{
                .mean_lx = state->searches[ranked.hangs ? 1 : 0].estimate_lx(product, number),
                .can_not_pass = !ranked.verdict.pass};  // then every layout worth it has been evaluated
            const std::size_t known = std::min<std::size_t>(ranked.evaluations, most_evaluations);
            for (std::size_t i = 0; i < known; ++i)
              if (static_cast<std::size_t>(ranked.evaluated.at(i)) == number)
                forecast.can_not_pass = ((ranked.may_pass >> i) & 1U) == 0;
            return forecast;
          },
          .nearest = all[static_cast<std::size_t>(ranked.layout)],
          .cut_short = ranked.cut_short};
}

}  // namespace twinlight::matching
