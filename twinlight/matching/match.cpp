#include "twinlight/matching/match.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <numeric>
#include <utility>

#include "twinlight/evidence/place_checks.h"
#include "twinlight/matching/early_exclusion.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/pareto.h"
#include "twinlight/matching/shortlist_teller.h"

namespace twinlight::matching {
namespace {

using Clock = std::chrono::steady_clock;
using Outcome = ProductOutcome;

/// The same engine, adding up the time of its exact evaluations over all threads.
evidence::LightingEngine timed(const evidence::LightingEngine& engine, std::atomic<Clock::rep>& exact) {
  return {.estimate_mean_lx = engine.estimate_mean_lx, .evaluate = [&engine, &exact](const lighting::Scene& scene) {
            const auto start = Clock::now();
            auto evaluation = engine.evaluate(scene);
            exact += (Clock::now() - start).count();
            return evaluation;
          }};
}

/// The numbers of the products to evaluate.
std::vector<std::size_t> chosen(const evidence::Need& need, const Catalogue& catalogue, const MatchOptions& options) {
  if (options.rank_stage != nullptr) return products_to_evaluate(*options.rank_stage, options.exact, need, catalogue);
  if (options.drafts != nullptr) return products_to_evaluate(*options.drafts, options.exact, need, catalogue);
  std::vector<std::size_t> numbers(catalogue.products.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}

Outcome evaluate_one(const evidence::Need& need, const Catalogue& catalogue, std::size_t number,
                     const evidence::LightingEngine& engine, const MatchOptions& options) {
  if (options.searched != nullptr)
    if (const auto found = options.searched->find(number); found != options.searched->end()) return found->second;
  if (auto exclusion = early_exclusion(need, catalogue, options.columns, number))
    return tl::unexpected(*std::move(exclusion));
  if (options.drafts != nullptr)
    return search_exactly(need, catalogue.products[number], engine, *options.drafts, number);
  return options.rank_stage != nullptr
             ? search_exactly(need, catalogue.products[number], engine, *options.rank_stage, number)
             : search_exactly(need, catalogue.products[number], engine, nullptr);
}

std::optional<RankFigures> figures_of(const MatchOptions& options, std::size_t number) {
  if (options.rank_stage == nullptr) return std::nullopt;
  return rank_figures(*options.rank_stage, *options.columns, number);
}

std::optional<DraftFigures> draft_figures_of(const MatchOptions& options, std::size_t number) {
  if (options.drafts == nullptr) return std::nullopt;
  return draft_figures(*options.drafts, number);
}

std::vector<std::optional<Outcome>> evaluate_all(const evidence::Need& need, const Catalogue& catalogue,
                                                 const std::vector<std::size_t>& numbers,
                                                 const evidence::LightingEngine& engine, const MatchOptions& options) {
  std::vector<std::optional<Outcome>> outcomes(numbers.size());
  std::mutex reporting;
  ShortlistTeller own(need, catalogue, options.columns, options.found);
  ShortlistTeller& teller = options.teller != nullptr ? *options.teller : own;
  std::size_t done = 0;
  parallel_for(outcomes.size(), options.threads, [&](std::size_t i) {
    outcomes[i] = evaluate_one(need, catalogue, numbers[i], engine, options);
    const std::lock_guard lock(reporting);
    teller.tell(numbers[i], *outcomes[i], options.rank_stage, options.drafts);
    ++done;
    if (options.progress) options.progress(done);
  });
  return outcomes;
}

/// What a product came to before it was evaluated exactly.
struct Ranked {
  std::string exclusion;  ///< empty where it was not left out
  bool passes = false;
};

Ranked ranked(const evidence::Need& need, const Catalogue& catalogue, const MatchOptions& options, std::size_t number) {
  if (options.drafts != nullptr) {
    const DraftStage::Outcome& draft = options.drafts->products()[number];
    return draft ? Ranked{{}, draft->found.verdict.pass} : Ranked{draft.error().reason, false};
  }
  const RankedProduct& product = options.rank_stage->products()[number];
  if (!product.exclusion.empty()) return {product.exclusion, false};
  const evidence::Enclosure& enclosure = catalogue.products[number].enclosure;
  if (const auto exclusion = reason_of_place(need, enclosure)) return {exclusion->reason, false};
  return {{}, product.verdict.pass && suits_place(need, enclosure)};
}

/// What the rank stage or the drafts left out, and what they left behind.
void add_ranked_only(const evidence::Need& need, const Catalogue& catalogue, const std::vector<std::size_t>& evaluated,
                     const MatchOptions& options, Match& result) {
  if (options.rank_stage == nullptr && options.drafts == nullptr) return;
  std::vector<bool> is_evaluated(catalogue.products.size(), false);
  for (const std::size_t number : evaluated) is_evaluated[number] = true;
  for (std::size_t i = 0; i < is_evaluated.size(); ++i) {
    if (is_evaluated[i]) continue;
    const Ranked before = ranked(need, catalogue, options, i);
    if (!before.exclusion.empty()) {
      result.excluded[before.exclusion].push_back(catalogue.products[i].file);
    } else {
      ++result.beyond;
      if (before.passes) ++result.beyond_passing;
    }
  }
}

void mark_pareto_front(std::vector<ShortlistEntry>& shortlist) {
  std::vector<Merits> merits;
  for (const ShortlistEntry& entry : shortlist) {
    if (!entry.evidence.found.verdict.pass) break;  // those that fail come last
    merits.push_back(merits_of(entry.evidence.cost, quality_steps(entry.evidence.found.checks)));
  }
  for (const std::size_t place : pareto_front(merits)) shortlist[place].pareto = true;
}

double seconds(Clock::duration duration) {
  return std::chrono::duration<double>(duration).count();
}

template <class Stage>
std::vector<std::size_t> best_of(const Stage& stage, std::size_t exact, const evidence::Need& need,
                                 const Catalogue& catalogue) {
  std::vector<std::size_t> order = stage.order();
  const auto last = std::stable_partition(order.begin(), order.end(), [&](std::size_t product) {
    return suits_place(need, catalogue.products[product].enclosure);
  });
  if (order.size() <= exact) return order;
  std::vector<bool> on_front(stage.products().size(), false);
  for (const std::size_t product : stage.pareto_front()) on_front[product] = true;
  const auto kept = order.begin() + static_cast<std::ptrdiff_t>(exact - exact / 4);
  std::stable_partition(kept, std::max(kept, last), [&](std::size_t product) { return on_front[product]; });
  order.resize(exact);
  return order;
}

}  // namespace

RankFigures rank_figures(const RankStage& rank_stage, const ProductColumns& columns, std::size_t number) {
  const RankedProduct& ranked = rank_stage.products()[number];
  return {.layout = rank_stage.layouts(ranked.hangs)[static_cast<std::size_t>(ranked.layout)],
          .values = ranked.values,
          .basis_error = columns.product(number).basis_error,
          .rough = rank_stage.is_rough(number),
          .settled = ranked.settled,
          .bounds_hold = ranked.settled || !rank_stage.is_doubtful(number)};
}

DraftFigures draft_figures(const DraftStage& drafts, std::size_t number) {
  const bool settled = drafts.is_settled(number);
  return {.settled = settled, .bounds_hold = settled || !drafts.is_doubtful(number)};
}

std::vector<std::size_t> products_to_evaluate(const RankStage& rank_stage, std::size_t exact,
                                              const evidence::Need& need, const Catalogue& catalogue) {
  return best_of(rank_stage, exact, need, catalogue);
}

std::vector<std::size_t> products_to_evaluate(const DraftStage& drafts, std::size_t exact, const evidence::Need& need,
                                              const Catalogue& catalogue) {
  return best_of(drafts, exact, need, catalogue);
}

Match match(const evidence::Need& need, const Catalogue& catalogue, const evidence::LightingEngine& engine,
            const MatchOptions& options) {
  const auto start = Clock::now();
  std::atomic<Clock::rep> exact = 0;
  const std::vector<std::size_t> numbers = chosen(need, catalogue, options);
  auto outcomes = evaluate_all(need, catalogue, numbers, timed(engine, exact), options);

  Match result;
  add_ranked_only(need, catalogue, numbers, options, result);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const CatalogueProduct& product = catalogue.products[numbers[i]];
    Outcome& outcome = *outcomes[i];
    if (outcome)
      result.shortlist.push_back({.product = &product,
                                  .evidence = *std::move(outcome),
                                  .rank_stage = figures_of(options, numbers[i]),
                                  .drafts = draft_figures_of(options, numbers[i])});
    else
      result.excluded[outcome.error().reason].push_back(product.file);
  }
  std::sort(result.shortlist.begin(), result.shortlist.end(), [&](const ShortlistEntry& a, const ShortlistEntry& b) {
    return ranking_key(need, a) < ranking_key(need, b);
  });
  int rank = 0;
  for (ShortlistEntry& entry : result.shortlist) entry.rank = ++rank;
  mark_pareto_front(result.shortlist);

  result.seconds.exact = seconds(Clock::duration(exact.load())) / std::max(options.threads, 1U);
  result.seconds.rank = std::max(0.0, seconds(Clock::now() - start) - result.seconds.exact);
  return result;
}

}  // namespace twinlight::matching
