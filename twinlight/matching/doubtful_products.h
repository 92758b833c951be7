#pragma once

#include <map>
#include <vector>

#include "twinlight/matching/catalogue.h"
#include "twinlight/matching/draft_stage.h"
#include "twinlight/matching/rank_stage.h"

/// Products of which matrices or drafts say too little: docs/method.md, "Two stages".
namespace twinlight::matching {

/// Exact searches that were made already, by the number of the product in the catalogue.
using SearchedProducts = std::map<std::size_t, ProductOutcome>;

/// The numbers of those products whose figures may be beyond the bounds and that suit the place, among as many as will
/// be evaluated exactly and a quarter more: what is wrong of them may have put them too far back.
std::vector<std::size_t> doubtful_products(const RankStage& stage, std::size_t exact, const evidence::Need& need,
                                           const Catalogue& catalogue);
/// The same of drafts. Of those beyond `exact`, whose searches nobody would make otherwise, only the first: a tenth of
/// `exact`, at least one.
std::vector<std::size_t> doubtful_products(const DraftStage& drafts, std::size_t exact, const evidence::Need& need,
                                           const Catalogue& catalogue);

/// Searches them exactly and lets the rank stage take what was found, so that its order and its figures are right for
/// them too.
/// @param doubtful whose luminaires are at hand
SearchedProducts settle(RankStage& stage, const evidence::Need& need, const Catalogue& catalogue,
                        const evidence::LightingEngine& engine, const std::vector<std::size_t>& doubtful,
                        unsigned threads);
SearchedProducts settle(DraftStage& drafts, const evidence::Need& need, const Catalogue& catalogue,
                        const evidence::LightingEngine& engine, const std::vector<std::size_t>& doubtful,
                        unsigned threads);

/// The exact search of one product, held against the place. @param forecasts none: it estimates layouts itself
ProductOutcome search_exactly(const evidence::Need& need, const CatalogueProduct& product,
                              const evidence::LightingEngine& engine, const evidence::Forecasts* forecasts);
/// The same with the forecasts of a rank stage where these are more than a rough guide.
ProductOutcome search_exactly(const evidence::Need& need, const CatalogueProduct& product,
                              const evidence::LightingEngine& engine, const RankStage& stage, std::size_t number);
ProductOutcome search_exactly(const evidence::Need& need, const CatalogueProduct& product,
                              const evidence::LightingEngine& engine, const DraftStage& drafts, std::size_t number);

}  // namespace twinlight::matching
