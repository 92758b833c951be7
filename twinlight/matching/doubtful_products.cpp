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

std::vector<std::size_t> doubtful_products(const RankStage& stage, std::size_t exact, const evidence::Need& need,
                                           const Catalogue& catalogue) {
  std::vector<std::size_t> numbers = products_to_evaluate(stage, exact + exact / part_beyond, need, catalogue);
  std::erase_if(numbers, [&](std::size_t number) {
    return !stage.is_doubtful(number) || !suits_place(need, catalogue.products[number].enclosure);
  });
  return numbers;
}

SearchedProducts settle(RankStage& stage, const evidence::Need& need, const Catalogue& catalogue,
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

}  // namespace twinlight::matching
