#include "twinlight/matching/catalogue_match.h"

#include <algorithm>
#include <chrono>

#include "twinlight/evidence/further_values.h"
#include "twinlight/matching/doubtful_products.h"
#include "twinlight/matching/early_exclusion.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/rankable.h"

namespace twinlight::matching {
namespace {

using Clock = std::chrono::steady_clock;

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
  std::vector<std::size_t> numbers = remaining(need, catalogue, columns);
  const auto ranking = progress_of(options, "ranking", total);
  std::optional<RankStage> rank_stage;
  std::optional<DraftStage> drafts;
  SearchedProducts searched;
  switch (first_stage_for(need, numbers.size(), exact)) {
    case FirstStage::matrices:
      ranking(0);
      rank_stage.emplace(need, room_model, columns, options.threads);
      numbers = doubtful_products(*rank_stage, exact, need, catalogue);
      TWL_CHECK(read(options, numbers));
      searched = settle(*rank_stage, need, catalogue, evidence::engine_on(room_model), numbers, options.threads);
      TWL_CHECK(read(options, products_to_evaluate(*rank_stage, exact, need, catalogue)));
      break;
    case FirstStage::drafts:
      TWL_CHECK(read(options, numbers));
      ranking(0);
      drafts.emplace(need, catalogue, evidence::engine_on(room_model, lighting::Fineness::draft), options.threads,
                     ranking, &columns);
      break;
    case FirstStage::none:
      TWL_CHECK(read(options, numbers));
      break;
  }
  const bool ranked = rank_stage || drafts;
  const double first_seconds = std::chrono::duration<double>(Clock::now() - start).count();
  Match found = match(need, catalogue, evidence::engine_on(room_model),
                      {.threads = options.threads,
                       .rank_stage = rank_stage ? &*rank_stage : nullptr,
                       .columns = &columns,
                       .drafts = drafts ? &*drafts : nullptr,
                       .exact = exact,
                       .searched = &searched,
                       .progress = progress_of(options, "evaluating", ranked ? std::min(exact, total) : total),
                       .found = options.found});
  found.seconds.rank += first_seconds;
  const auto varying = Clock::now();
  TWL_CHECK(vary_reflectances(need, room_model, options, found.shortlist));
  found.seconds.exact += std::chrono::duration<double>(Clock::now() - varying).count();
  return found;
}

}  // namespace twinlight::matching
