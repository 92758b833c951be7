#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/matching/match.h"

namespace twinlight::matching {

/// file, message, line (null where unknown), field of something that was refused.
nlohmann::ordered_json refusal_json(const Diagnostic& diagnostic);

struct MatchJsonOptions {
  std::size_t entries = 0;          ///< how many of the shortlist, best first
  std::string_view engine_version;  ///< goes into each evaluation, with the SHA-256 of the SHA-256s of need and file
};

/// One product of the shortlist, as `match_json` has it.
nlohmann::ordered_json entry_json(const evidence::Need& need, const ShortlistEntry& entry,
                                  std::string_view engine_version);

/// What `twinlight match --json` prints; its keys are a contract. Texts of the files are printable UTF-8.
nlohmann::ordered_json match_json(const evidence::Need& need, const Catalogue& catalogue, const Match& match,
                                  const MatchJsonOptions& options);

}  // namespace twinlight::matching
