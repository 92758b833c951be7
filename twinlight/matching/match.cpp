#include "twinlight/matching/match.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <mutex>
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

std::vector<std::optional<Outcome>> evaluate_all(const evidence::Need& need, const Catalogue& catalogue,
                                                 const evidence::LightingEngine& engine, const MatchOptions& options) {
  std::vector<std::optional<Outcome>> outcomes(catalogue.products.size());
  std::mutex reporting;
  std::size_t done = 0;
  parallel_for(outcomes.size(), options.threads, [&](std::size_t i) {
    const CatalogueProduct& product = catalogue.products[i];
    outcomes[i] = evidence::evaluate_product(need, product.luminaire, engine, product.price);
    const std::lock_guard lock(reporting);
    ++done;
    if (options.progress) options.progress(done);
  });
  return outcomes;
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
  auto outcomes = evaluate_all(need, catalogue, timed(engine, exact), options);

  Match result;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const CatalogueProduct& product = catalogue.products[i];
    Outcome& outcome = *outcomes[i];
    if (outcome)
      result.shortlist.push_back({.product = &product, .evidence = *std::move(outcome)});
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
