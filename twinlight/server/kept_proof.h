#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/server/ranking.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/stored_document.h"

/// What is kept with a need's record of one product that was evaluated for it.
namespace twinlight::server {

/// The evaluation as a new record, without the report: all that it says is what the engine found.
/// @param product  id of its record
nlohmann::json evaluation_document(const storage::StoredDocument& need, const std::string& product,
                                   const Ranking& ranking, const matching::ShortlistEntry& entry, Instant now);

/// Keeps the signed report and names it in the evaluation. Takes seconds, so it is not for within a transaction.
Result<void> keep_report(storage::FileStore& files, const Ranking& ranking, const matching::ShortlistEntry& entry,
                         Instant now, nlohmann::json& evaluation);

}  // namespace twinlight::server
