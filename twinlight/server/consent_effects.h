#pragma once

#include "twinlight/server/consents.h"

namespace twinlight::server {

/// What follows from a consent that was given or withdrawn by this change, in the same transaction: to be withdrawn
/// leaves no other to the purpose, the directory shows who agreed to it, and what becomes visible in another region is
/// registered.
storage::Written<void> follow_consent(storage::Connection& connection, const storage::Change& change,
                                      const storage::StoredDocument& consent);

}  // namespace twinlight::server
