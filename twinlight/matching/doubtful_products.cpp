#include "twinlight/matching/doubtful_products.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "twinlight/evidence/place_checks.h"
#include "twinlight/matching/match.h"
#include "twinlight/matching/parallel_for.h"

namespace twinlight::matching {
namespace {

constexpr std::size_t part_beyond = 4;
/// Of drafts: of so many that are searched exactly anyway, one more.
constexpr std::size_t part_searched_beyond = 10;

/// Among the best and a quarter more.
template <class Stage>
std::vector<std::size_t> doubtful_among_best(const Stage& stage, std::size_t exact, const evidence::Need& need,
                                             const Catalogue& catalogue) {
  const std::size_t most = std::min(exact, catalogue.products.size());
  std::vector<std::size_t> numbers = products_to_evaluate(stage, most + most / part_beyond, need, catalogue);
  std::erase_if(numbers, [&](std::size_t number) {
    return !stage.is_doubtful(number) || !suits_place(need, catalogue.products[number].enclosure);
  });
  return numbers;
}

template <class Stage>
SearchedProducts settle_in(Stage& stage, const evidence::Need& need, const Catalogue& catalogue,
                           const evidence::LightingEngine& engine, const std::vector<std::size_t>& doubtful,
                           unsigned threads) {
  std::vector<std::optional<ProductOutcome>> outcomes(doubtful.size());
  parallel_for(doubtful.size(), threads, [&](std::size_t i) {
    outcomes[i] = search_exactly(need, catalogue.products[doubtful[i]], engine, stage, doubtful[i]);
  });
  SearchedProducts searched;
  for (std::size_t i = 0; i < doubtful.size(); ++i) {
    stage.settle(doubtful[i], *outcomes[i]);
    searched.emplace(doubtful[i], *std::move(outcomes[i]));
  }
  return searched;
}

}  // namespace

ProductOutcome search_exactly(const evidence::Need& need, const CatalogueProduct& product,
                              const evidence::LightingEngine& engine, const evidence::Forecasts* forecasts) {
  ProductOutcome outcome = evidence::evaluate_product(need, product.luminaire, engine, product.price, forecasts);
  if (outcome) hold_against_place(need, product.enclosure, outcome->found);
  return outcome;
}

ProductOutcome search_exactly(const evidence::Need& need, const CatalogueProduct& product,
                              const evidence::LightingEngine& engine, const RankStage& stage, std::size_t number) {
  if (stage.is_rough(number)) return search_exactly(need, product, engine, nullptr);
  const evidence::Forecasts forecasts = stage.forecasts(number);
  return search_exactly(need, product, engine, &forecasts);
}

ProductOutcome search_exactly(const evidence::Need& need, const CatalogueProduct& product,
                              const evidence::LightingEngine& engine, const DraftStage& drafts, std::size_t number) {
  if (drafts.is_doubtful(number)) return search_exactly(need, product, engine, nullptr);
  const evidence::Forecasts forecasts = drafts.forecasts(number);
  return search_exactly(need, product, engine, &forecasts);
}

std::vector<std::size_t> doubtful_products(const RankStage& stage, std::size_t exact, const evidence::Need& need,
                                           const Catalogue& catalogue) {
  return doubtful_among_best(stage, exact, need, catalogue);
}

std::vector<std::size_t> doubtful_products(const DraftStage& drafts, std::size_t exact, const evidence::Need& need,
                                           const Catalogue& catalogue) {
  std::vector<std::size_t> numbers = doubtful_among_best(drafts, exact, need, catalogue);
  const std::vector<std::size_t> best = products_to_evaluate(drafts, exact, need, catalogue);
  std::size_t left = std::max<std::size_t>(1, exact / part_searched_beyond);
  std::erase_if(numbers, [&](std::size_t number) {
    if (std::ranges::find(best, number) != best.end()) return false;
    if (left == 0) return true;
    --left;
    return false;
  });
  return numbers;
}

SearchedProducts settle(RankStage& stage, const evidence::Need& need, const Catalogue& catalogue,
                        const evidence::LightingEngine& engine, const std::vector<std::size_t>& doubtful,
                        unsigned threads) {
  return settle_in(stage, need, catalogue, engine, doubtful, threads);
}

SearchedProducts settle(DraftStage& drafts, const evidence::Need& need, const Catalogue& catalogue,
                        const evidence::LightingEngine& engine, const std::vector<std::size_t>& doubtful,
                        unsigned threads) {
  return settle_in(drafts, need, catalogue, engine, doubtful, threads);
}

}  // namespace twinlight::matching
