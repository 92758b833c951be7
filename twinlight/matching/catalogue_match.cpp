#include "twinlight/matching/catalogue_match.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <type_traits>
#include <utility>

#include "twinlight/evidence/further_values.h"
#include "twinlight/matching/doubtful_products.h"
#include "twinlight/matching/early_exclusion.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/rankable.h"
#include "twinlight/matching/shortlist_teller.h"

namespace twinlight::matching {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_proven_first = 3;
constexpr std::size_t exact_of_matrices = 100;
constexpr std::size_t exact_of_drafts = 20;

/// The numbers of the products that place and kind do not leave out, nor a lack of photons where that is known.
std::vector<std::size_t> remaining(const evidence::Need& need, const Catalogue& catalogue,
                                   const ProductColumns& columns) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < catalogue.products.size(); ++i) {
    if (early_exclusion(need, catalogue, &columns, i)) continue;
    const auto& luminaire = catalogue.products[i].luminaire;
    if (!luminaire || evidence::target_illuminance_lx(need.requirement, *luminaire)) numbers.push_back(i);
  }
  return numbers;
}

Result<void> read(const CatalogueMatchOptions& options, const std::vector<std::size_t>& numbers) {
  if (options.read_luminaires) TWL_CHECK(options.read_luminaires(numbers));
  return {};
}

auto progress_of(const CatalogueMatchOptions& options, std::string_view phase, std::size_t total) {
  return [&options, phase, total](std::size_t done) {
    if (options.progress) options.progress(phase, done, total);
  };
}

/// Those that pass come first.
Result<void> vary_reflectances(const evidence::Need& need, const lighting::RoomModel& room_model,
                               const CatalogueMatchOptions& options, std::vector<ShortlistEntry>& shortlist) {
  const auto passing =
      std::ranges::count_if(shortlist, [](const ShortlistEntry& entry) { return entry.evidence.found.verdict.pass; });
  std::vector<std::optional<Result<evidence::ReflectanceRobustness>>> found(
      std::min(options.varied, static_cast<std::size_t>(passing)));
  parallel_for(found.size(), options.threads, [&](std::size_t i) {
    found[i] = evidence::reflectance_robustness(need, shortlist[i].product->luminaire, shortlist[i].evidence.found,
                                                evidence::engine_on(room_model));
  });
  for (std::size_t i = 0; i < found.size(); ++i) shortlist[i].evidence.reflectances = TWL_TRY(*std::move(found[i]));
  return {};
}

/// What is searched exactly before the order is final. Three of the best come first and are told at once, so that
/// whoever waits sees rows soon; then the doubtful ones, so that their places are right. Of drafts that nobody doubts
/// there is nothing to search before.
template <class Stage>
Result<SearchedProducts> search_before(const evidence::Need& need, const Catalogue& catalogue,
                                       const ProductColumns& columns, const lighting::RoomModel& room_model,
                                       Stage& stage, const CatalogueMatchOptions& options, std::size_t exact,
                                       ShortlistTeller& teller) {
  if (std::is_same_v<Stage, DraftStage> && doubtful_products(stage, exact, need, catalogue).empty())
    return SearchedProducts{};
  const evidence::LightingEngine engine = evidence::engine_on(room_model);
  std::vector<std::size_t> numbers = products_to_evaluate(stage, exact, need, catalogue);
  std::erase_if(numbers, [&](std::size_t number) {
    return stage.is_doubtful(number) || early_exclusion(need, catalogue, &columns, number);
  });
  numbers.resize(std::min(numbers.size(), most_proven_first));
  TWL_CHECK(read(options, numbers));
  SearchedProducts searched;
  std::mutex telling;
  parallel_for(numbers.size(), options.threads, [&](std::size_t i) {
    ProductOutcome outcome = search_exactly(need, catalogue.products[numbers[i]], engine, stage, numbers[i]);
    const std::lock_guard lock(telling);
    if constexpr (std::is_same_v<Stage, DraftStage>)
      teller.tell(numbers[i], outcome, nullptr, &stage);
    else
      teller.tell(numbers[i], outcome, &stage, nullptr);
    searched.emplace(numbers[i], std::move(outcome));
  });
  numbers = doubtful_products(stage, exact, need, catalogue);
  TWL_CHECK(read(options, numbers));
  searched.merge(settle(stage, need, catalogue, engine, numbers, options.threads));
  return searched;
}

FirstStage first_stage_for(const evidence::Need& need, std::size_t products, std::size_t exact) {
  if (can_be_ranked(need)) return FirstStage::matrices;
  return products > exact ? FirstStage::drafts : FirstStage::none;
}

}  // namespace

std::size_t usual_exact(const evidence::Need& need) {
  return can_be_ranked(need) ? exact_of_matrices : exact_of_drafts;
}

FirstStage first_stage(const evidence::Need& need, const Catalogue& catalogue, const ProductColumns& columns,
                       std::size_t exact) {
  return first_stage_for(need, remaining(need, catalogue, columns).size(), exact);
}

Result<Match> match_catalogue(const evidence::Need& need, const Catalogue& catalogue, const ProductColumns& columns,
                              const CatalogueMatchOptions& options) {
  const std::size_t exact = options.exact > 0 ? options.exact : usual_exact(need);
  const std::size_t total = catalogue.products.size();
  const lighting::RoomModel room_model(need.room);
  const auto start = Clock::now();
  auto ranked_at = start;
  std::vector<std::size_t> numbers = remaining(need, catalogue, columns);
  const auto ranking = progress_of(options, "ranking", total);
  std::optional<RankStage> rank_stage;
  std::optional<DraftStage> drafts;
  SearchedProducts searched;
  ShortlistTeller teller(need, catalogue, &columns, options.found);
  switch (first_stage_for(need, numbers.size(), exact)) {
    case FirstStage::matrices:
      ranking(0);
      rank_stage.emplace(need, room_model, columns, options.threads);
      ranked_at = Clock::now();
      searched = TWL_TRY(search_before(need, catalogue, columns, room_model, *rank_stage, options, exact, teller));
      TWL_CHECK(read(options, products_to_evaluate(*rank_stage, exact, need, catalogue)));
      break;
    case FirstStage::drafts:
      TWL_CHECK(read(options, numbers));
      ranking(0);
      drafts.emplace(need, catalogue, evidence::engine_on(room_model, lighting::Fineness::draft), options.threads,
                     ranking, &columns);
      ranked_at = Clock::now();
      searched = TWL_TRY(search_before(need, catalogue, columns, room_model, *drafts, options, exact, teller));
      break;
    case FirstStage::none:
      TWL_CHECK(read(options, numbers));
      break;
  }
  const auto proven_at = Clock::now();
  Match found =
      match(need, catalogue, evidence::engine_on(room_model),
            {.threads = options.threads,
             .rank_stage = rank_stage ? &*rank_stage : nullptr,
             .columns = &columns,
             .drafts = drafts ? &*drafts : nullptr,
             .exact = exact,
             .searched = &searched,
             .progress = progress_of(options, "evaluating", rank_stage || drafts ? std::min(exact, total) : total),
             .teller = &teller});
  found.seconds.rank += std::chrono::duration<double>(ranked_at - start).count();
  found.seconds.exact += std::chrono::duration<double>(proven_at - ranked_at).count();
  const auto varying = Clock::now();
  TWL_CHECK(vary_reflectances(need, room_model, options, found.shortlist));
  found.seconds.exact += std::chrono::duration<double>(Clock::now() - varying).count();
  return found;
}

}  // namespace twinlight::matching
