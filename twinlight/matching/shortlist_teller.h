#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/matching/match.h"
#include "twinlight/matching/shortlist_order.h"

namespace twinlight::matching {

/// What lines of a shortlist are sorted by.
using RankingKey = std::pair<ShortlistOrder, std::string>;
RankingKey ranking_key(const evidence::Need& need, const ShortlistEntry& entry);

/// Tells of products as they are proven, of each once; by one thread at a time.
class ShortlistTeller {
 public:
  /// @param columns of the catalogue; null where there are none
  /// @param found as `MatchOptions::found`; must outlive this, as all others
  ShortlistTeller(const evidence::Need& need, const Catalogue& catalogue, const ProductColumns* columns,
                  const std::function<void(const ShortlistEntry& entry)>& found)
      : need_(need), catalogue_(catalogue), columns_(columns), found_(found) {}

  /// @param rank_stage null where there was none
  /// @param drafts instead of it
  void tell(std::size_t number, const ProductOutcome& outcome, const RankStage* rank_stage, const DraftStage* drafts);

 private:
  const evidence::Need& need_;
  const Catalogue& catalogue_;
  const ProductColumns* columns_;
  const std::function<void(const ShortlistEntry& entry)>& found_;
  std::set<std::size_t> told_;
  std::vector<RankingKey> keys_;  ///< of those so far, best first
};

}  // namespace twinlight::matching
