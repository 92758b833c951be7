#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/matching/match.h"

namespace twinlight::matching {

/// How the products of a catalogue are told apart before the best are searched exactly.
enum class FirstStage {
  matrices,  ///< `RankStage`
  drafts,    ///< `DraftStage`
  none,      ///< every product that is not left out early is searched exactly
};

/// How many products are evaluated exactly where nobody says. Drafts rank needs whose exact evaluations take long.
std::size_t usual_exact(const evidence::Need& need);

/// Matrices where they can rank the need (`can_be_ranked`); else drafts, but none where no more products than will be
/// searched exactly remain after those that place and kind leave out: drafts would tell nothing that is used.
FirstStage first_stage(const evidence::Need& need, const Catalogue& catalogue, const ProductColumns& columns,
                       std::size_t exact);

struct CatalogueMatchOptions {
  unsigned threads = 1;
  std::size_t exact = 0;  ///< so many are evaluated exactly; 0: the usual number
  /// Of so many of the first lines that pass it is told how far the reflectances may differ: about ten evaluations
  /// each.
  std::size_t varied = 5;
  /// Reads luminaires that the catalogue lacks so far, by number; empty where it has all.
  std::function<Result<void>(const std::vector<std::size_t>& numbers)> read_luminaires;
  /// Called with "ranking" and "evaluating" and how much of it is done, never by two threads at once; may be empty.
  std::function<void(std::string_view phase, std::size_t done, std::size_t total)> progress;
  std::function<void(const ShortlistEntry& entry)> found;  ///< as `MatchOptions::found`
};

/// The main job: the first stage that suits the need, then the exact search of the best.
/// @param columns of the catalogue
Result<Match> match_catalogue(const evidence::Need& need, const Catalogue& catalogue, const ProductColumns& columns,
                              const CatalogueMatchOptions& options);

}  // namespace twinlight::matching
