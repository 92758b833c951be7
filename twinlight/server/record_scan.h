#pragma once

#include <functional>

#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Every level: for what the program itself looks for.
partnership::Disclosures all_levels();

/// Calls `use` with every record of a kind in a state, of all partnerships: for scheduled jobs, which see everything.
/// What `use` changes is not met again. Ends at the first failure.
Result<void> for_each_in_state(storage::Store& store, partnership::Kind kind, partnership::State state,
                               const std::function<Result<void>(const storage::StoredDocument&)>& use);

/// The same of one partnership.
Result<void> for_each_in_state(storage::Store& store, const std::string& partnership, partnership::Kind kind,
                               partnership::State state,
                               const std::function<Result<void>(const storage::StoredDocument&)>& use);

/// The same a page of records at a time.
Result<void> for_each_page_in_state(storage::Store& store, const std::string& partnership, partnership::Kind kind,
                                    partnership::State state,
                                    const std::function<Result<void>(std::vector<storage::StoredDocument>)>& use);

}  // namespace twinlight::server
