#include "twinlight/matching/match.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <mutex>
#include <numeric>
#include <tuple>

#include "twinlight/matching/parallel_for.h"

namespace twinlight::matching {
namespace {

using Clock = std::chrono::steady_clock;
using Outcome = tl::expected<evidence::ProductEvidence, evidence::Exclusion>;

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
std::vector<std::size_t> chosen(const Catalogue& catalogue, const MatchOptions& options) {
  std::vector<std::size_t> numbers;
  if (options.rank_stage != nullptr) {
    numbers = options.rank_stage->order();
    numbers.resize(std::min(numbers.size(), options.exact));
  } else {
    numbers.resize(catalogue.products.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  }
  return numbers;
}

bool is_rough(const MatchOptions& options, std::size_t product) {
  return options.columns->product(product).basis_error > largest_basis_error;
}

Outcome evaluate_one(const evidence::Need& need, const CatalogueProduct& product, std::size_t number,
                     const evidence::LightingEngine& engine, const MatchOptions& options) {
  if (options.rank_stage == nullptr || is_rough(options, number))
    return evidence::evaluate_product(need, product.luminaire, engine, product.price);
  const evidence::Forecasts forecasts = options.rank_stage->forecasts(number);
  return evidence::evaluate_product(need, product.luminaire, engine, product.price, &forecasts);
}

std::vector<std::optional<Outcome>> evaluate_all(const evidence::Need& need, const Catalogue& catalogue,
                                                 const std::vector<std::size_t>& numbers,
                                                 const evidence::LightingEngine& engine, const MatchOptions& options) {
  std::vector<std::optional<Outcome>> outcomes(numbers.size());
  std::mutex reporting;
  std::size_t done = 0;
  parallel_for(outcomes.size(), options.threads, [&](std::size_t i) {
    outcomes[i] = evaluate_one(need, catalogue.products[numbers[i]], numbers[i], engine, options);
    const std::lock_guard lock(reporting);
    ++done;
    if (options.progress) options.progress(done);
  });
  return outcomes;
}

std::optional<RankFigures> figures_of(const MatchOptions& options, std::size_t number) {
  if (options.rank_stage == nullptr) return std::nullopt;
  const RankedProduct& ranked = options.rank_stage->products()[number];
  return RankFigures{.layout = options.rank_stage->layouts(ranked.hangs)[static_cast<std::size_t>(ranked.layout)],
                     .values = ranked.values,
                     .basis_error = options.columns->product(number).basis_error,
                     .rough = is_rough(options, number)};
}

/// What the rank stage left out, and what it left behind.
void add_ranked_only(const Catalogue& catalogue, const std::vector<std::size_t>& evaluated, const MatchOptions& options,
                     Match& result) {
  if (options.rank_stage == nullptr) return;
  const std::vector<RankedProduct>& ranked = options.rank_stage->products();
  std::vector<bool> is_evaluated(ranked.size(), false);
  for (const std::size_t number : evaluated) is_evaluated[number] = true;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (!ranked[i].exclusion.empty()) {
      result.excluded[ranked[i].exclusion].push_back(catalogue.products[i].file);
    } else if (!is_evaluated[i]) {
      ++result.beyond;
      if (ranked[i].verdict.pass) ++result.beyond_passing;
    }
  }
}

/// Smaller is better, compared from left to right.
auto ranking_key(const evidence::Need& need, const ShortlistEntry& entry) {
  const bool passes = entry.evidence.found.verdict.pass;
  const double shortfall = passes ? 0.0 : entry.evidence.found.verdict.shortfall;
  const int open_checks = passes ? entry.evidence.found.verdict.open_binding_checks : 0;
  const bool price_unknown = need.minimise == evidence::Objective::cost && !entry.evidence.cost.note.empty();
  constexpr double unknown = std::numeric_limits<double>::infinity();
  return std::tuple(!passes, shortfall, open_checks, price_unknown, objective_value(need, entry.evidence),
                    entry.evidence.cost.energy_kWh_per_year.value_or(unknown), std::string_view(entry.product->file));
}

double seconds(Clock::duration duration) {
  return std::chrono::duration<double>(duration).count();
}

}  // namespace

Match match(const evidence::Need& need, const Catalogue& catalogue, const evidence::LightingEngine& engine,
            const MatchOptions& options) {
  const auto start = Clock::now();
  std::atomic<Clock::rep> exact = 0;
  const std::vector<std::size_t> numbers = chosen(catalogue, options);
  auto outcomes = evaluate_all(need, catalogue, numbers, timed(engine, exact), options);

  Match result;
  add_ranked_only(catalogue, numbers, options, result);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const CatalogueProduct& product = catalogue.products[numbers[i]];
    Outcome& outcome = *outcomes[i];
    if (outcome)
      result.shortlist.push_back(
          {.product = &product, .evidence = *std::move(outcome), .rank_stage = figures_of(options, numbers[i])});
    else
      result.excluded[outcome.error().reason].push_back(product.file);
  }
  std::sort(result.shortlist.begin(), result.shortlist.end(), [&](const ShortlistEntry& a, const ShortlistEntry& b) {
    return ranking_key(need, a) < ranking_key(need, b);
  });
  int rank = 0;
  for (ShortlistEntry& entry : result.shortlist) entry.rank = ++rank;

  result.seconds.exact = seconds(Clock::duration(exact.load())) / std::max(options.threads, 1U);
  result.seconds.rank = std::max(0.0, seconds(Clock::now() - start) - result.seconds.exact);
  return result;
}

}  // namespace twinlight::matching
