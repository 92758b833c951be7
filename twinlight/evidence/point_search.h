#pragma once

#include "twinlight/evidence/layout_search.h"

namespace twinlight::evidence {

/// The fewest of the need's points that meet every binding check, or else those that come nearest. For needs whose
/// points need not all be used. What single luminaires give is evaluated once for each point and added up
/// (`best_subsets`); what adds up to enough is evaluated exactly, the smallest first, until it passes.
Result<SearchResult> search_points(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                   const LightingEngine& engine, const SearchRules& rules = {});

}  // namespace twinlight::evidence
