#include "twinlight/matching/rank_search.h"

#include <algorithm>
#include <optional>

#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/rank_estimates.h"

namespace twinlight::matching {

RankSearch::RankSearch(const Context& context, bool hangs, std::vector<RankedProduct>& products,
                       RankStatistics& statistics)
    : context_(context),
      statistics_(statistics),
      layouts_(context.need, hangs),
      candidates_(context.need, context.columns, layouts_, hangs, context.rules, context.checks, products) {}

void RankSearch::run() {
  if (candidates_.empty()) return;
  estimate();
  RankLayout evaluator(context_.need, context_.room, context_.columns, layouts_, context_.standing, context_.threads);
  sweep(evaluator);
  evaluate_brightest(evaluator);
}

void RankSearch::estimate() {
  const RankEstimates estimates(context_.need, context_.room, layouts_, context_.threads);
  const lighting::TransportRows::Range& task = context_.room.rows().task;
  const float standing_lx = context_.standing == nullptr
                                ? 0.0F
                                : static_cast<float>(context_.need.maintenance_factor) *
                                      context_.standing->outputs.segment(task.first, task.count).mean();
  for (CandidateClass& of : candidates_.classes()) {
    if (of.product.empty()) continue;
    double operations = 0.0;
    of.estimates_lx = estimates.of(of.symmetry, context_.columns.of(of.symmetry), of.column, operations);
    statistics_.matrix_operations += operations;
    statistics_.whole_operations += operations;
    if (standing_lx > 0.0F) of.estimates_lx.array() += standing_lx;
  }
}

void RankSearch::sweep(RankLayout& evaluator) {
  std::size_t next = 0;
  while (next < layouts_.size()) {
    // As many places ahead as there are threads to make their matrices.
    std::vector<std::vector<std::size_t>> ahead;
    for (; next < layouts_.size(); ++next) {
      const bool turned = !ahead.empty() && layouts_.same_places(ahead.back().front(), next);
      if (!turned && ahead.size() == context_.threads) break;
      if (!candidates_.any_wants(next)) continue;
      if (turned)
        ahead.back().push_back(next);
      else
        ahead.push_back({next});
    }
    std::vector<std::optional<RankPlaces>> places(ahead.size());
    parallel_for(ahead.size(), context_.threads,
                 [&](std::size_t i) { places[i].emplace(context_.room, layouts_, ahead[i].front()); });
    statistics_.layouts += ahead.size();
    for (std::size_t i = 0; i < ahead.size(); ++i)
      for (const std::size_t layout : ahead[i])
        evaluator.evaluate(layout, *places[i], candidates_.wanting(layout), candidates_, statistics_);
  }
}

void RankSearch::evaluate_brightest(RankLayout& evaluator) {
  const std::vector<RankCandidates::Members> members = candidates_.by_brightest();
  for (std::size_t layout = 0; layout < members.size(); ++layout) {
    if (std::all_of(members[layout].begin(), members[layout].end(), [](const auto& of) { return of.empty(); }))
      continue;
    evaluator.evaluate(layout, RankPlaces(context_.room, layouts_, layout), members[layout], candidates_, statistics_);
    ++statistics_.layouts;
  }
}

}  // namespace twinlight::matching
