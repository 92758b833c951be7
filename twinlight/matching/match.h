#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "twinlight/evidence/product_evidence.h"
#include "twinlight/matching/catalogue.h"

namespace twinlight::matching {

struct ShortlistEntry {
  int rank = 0;  ///< from 1
  const CatalogueProduct* product = nullptr;
  evidence::ProductEvidence evidence;
};

/// Where the time went, in seconds of the clock.
struct MatchSeconds {
  double import = 0.0;  ///< reading the catalogue; set by whoever read it
  double rank = 0.0;    ///< searching layouts by estimate, and ranking
  double exact = 0.0;   ///< exact evaluations (their time over all threads, divided by the threads)
};

struct Match {
  std::vector<ShortlistEntry> shortlist;
  std::map<std::string, std::vector<std::string>> excluded;  ///< file names by reason
  MatchSeconds seconds;
};

struct MatchOptions {
  unsigned threads = 1;
  /// Called after each product with the number done so far, never by two threads at once; may be empty.
  std::function<void(std::size_t done)> progress;
};

/// Evaluates every product in the need and ranks them: those that pass, what is proven in full before what has open
/// checks, then by what the need minimises; after them those that fail, by how near they come. Where cost is minimised,
/// products whose price is not known come after those whose price is. Ties go by energy, then by file name: neither the
/// number of threads nor the order of files matters. The result refers to the catalogue's products.
Match match(const evidence::Need& need, const Catalogue& catalogue, const evidence::LightingEngine& engine,
            const MatchOptions& options);

}  // namespace twinlight::matching
