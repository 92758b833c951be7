#pragma once

#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/first_figures.h"
#include "twinlight/evidence/product_evidence.h"
#include "twinlight/matching/catalogue.h"
#include "twinlight/matching/doubtful_products.h"
#include "twinlight/matching/draft_stage.h"
#include "twinlight/matching/rank_stage.h"

namespace twinlight::matching {

/// What the rank stage of matrices said of a product, beside what the exact evaluation found.
struct RankFigures {
  evidence::LayoutChoice layout;
  RankValues values;
  double basis_error = 0.0;
  bool rough = false;       ///< `RankStage::is_rough`: the exact search took nothing from the rank stage
  bool settled = false;     ///< the rank stage searched it exactly itself (`settle`)
  bool bounds_hold = true;  ///< it was, or no figure may be beyond its bound
};

/// What drafts were to a product beside what the exact evaluation found: their figures are shown nowhere.
struct DraftFigures {
  bool settled = false;     ///< the stage of drafts searched it exactly itself (`settle`)
  bool bounds_hold = true;  ///< it was, or drafts can follow its beam
};

struct ShortlistEntry {
  int rank = 0;  ///< from 1
  bool pareto =
      false;  ///< passes, and no other that passes beats it in energy, cost and quality at once (`pareto_front`)
  const CatalogueProduct* product = nullptr;
  evidence::ProductEvidence evidence;
  std::optional<RankFigures> rank_stage;  ///< none where there was none
  std::optional<DraftFigures> drafts;     ///< instead of it
};

/// Where the time went, in seconds of the clock.
struct MatchSeconds {
  double import = 0.0;  ///< reading the catalogue; set by whoever read it
  double rank = 0.0;    ///< the rank stage, searching layouts by estimate, and ranking
  double exact = 0.0;   ///< exact evaluations (their time over all threads, divided by the threads)
};

struct Match {
  std::vector<ShortlistEntry> shortlist;
  std::map<std::string, std::vector<std::string>> excluded;  ///< file names by reason
  std::size_t beyond = 0;  ///< products that the rank stage or the drafts put behind those that were evaluated exactly
  std::size_t beyond_passing = 0;  ///< how many of them pass there
  MatchSeconds seconds;
};

class ShortlistTeller;

struct MatchOptions {
  unsigned threads = 1;
  const RankStage* rank_stage = nullptr;    ///< of the catalogue's products in their order
  const ProductColumns* columns = nullptr;  ///< of the catalogue: needed with a rank stage
  const DraftStage* drafts = nullptr;       ///< instead of it. Neither: every product is searched exactly
  std::size_t exact = std::numeric_limits<std::size_t>::max();  ///< so many of the best by either are evaluated
  const SearchedProducts* searched = nullptr;                   ///< exactly, before; not searched again
  /// Called after each product with the number done so far, never by two threads at once; may be empty.
  std::function<void(std::size_t done)> progress;
  /// Called with each product that could be evaluated, before `progress`; its rank is its place among those so far, and
  /// who is on the Pareto front is not known yet. May be empty.
  std::function<void(const ShortlistEntry& entry)> found;
  ShortlistTeller* teller = nullptr;  ///< that tells of products instead of `found`, and has told of some already
};

/// What the rank stage said of a product that it did not leave out. @param columns of its products
RankFigures rank_figures(const RankStage& rank_stage, const ProductColumns& columns, std::size_t number);

DraftFigures draft_figures(const DraftStage& drafts, std::size_t number);

/// The figures of the rank stage of matrices beside the exact ones; none where there was no such stage.
std::optional<evidence::FirstFigures> first_figures(const ShortlistEntry& entry);

/// The numbers of the products to evaluate exactly: the best by the rank stage. Where these are not all, a quarter of
/// the places is kept for those on its Pareto front that would be left behind. What is known not to suit the place
/// comes last.
std::vector<std::size_t> products_to_evaluate(const RankStage& rank_stage, std::size_t exact,
                                              const evidence::Need& need, const Catalogue& catalogue);
std::vector<std::size_t> products_to_evaluate(const DraftStage& drafts, std::size_t exact, const evidence::Need& need,
                                              const Catalogue& catalogue);

/// Evaluates every product in the need, or the best by the rank stage, and ranks them: those that pass, what is proven
/// in full before what has open checks, then by what the need minimises; after them those that fail, by how near they
/// come. Where cost is minimised, products whose price is not known come after those whose price is. Ties go by energy,
/// then by file name: neither the number of threads nor the order of files matters. The result refers to the
/// catalogue's products.
Match match(const evidence::Need& need, const Catalogue& catalogue, const evidence::LightingEngine& engine,
            const MatchOptions& options);

}  // namespace twinlight::matching
