#include "twinlight/matching/shortlist_teller.h"

#include <algorithm>

namespace twinlight::matching {

RankingKey ranking_key(const evidence::Need& need, const ShortlistEntry& entry) {
  return {shortlist_order(need, entry.evidence.found.verdict, entry.evidence.luminaires, entry.evidence.cost),
          entry.product->file};
}

void ShortlistTeller::tell(std::size_t number, const ProductOutcome& outcome, const RankStage* rank_stage,
                           const DraftStage* drafts) {
  if (!found_ || !outcome || !told_.insert(number).second) return;
  ShortlistEntry entry{.product = &catalogue_.products[number], .evidence = *outcome};
  if (rank_stage != nullptr) entry.rank_stage = rank_figures(*rank_stage, *columns_, number);
  if (drafts != nullptr) entry.drafts = draft_figures(*drafts, number);
  const RankingKey key = ranking_key(need_, entry);
  const auto place = keys_.insert(std::upper_bound(keys_.begin(), keys_.end(), key), key);
  entry.rank = 1 + static_cast<int>(place - keys_.begin());
  found_(entry);
}

}  // namespace twinlight::matching
