#pragma once

#include "twinlight/server/transfers.h"

namespace twinlight::server {

/// Registers what a change of a record makes visible of people in another region, in the same transaction. (What a
/// consent does is `follow_consent`.)
Result<void> register_change(storage::Connection& connection, const storage::StoredDocument& written,
                             partnership::Action action, Instant now);

}  // namespace twinlight::server
