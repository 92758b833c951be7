#pragma once

#include <string>
#include <vector>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/server/call.h"
#include "twinlight/storage/stored_document.h"

namespace twinlight::server {

/// What keeps an edit of a person's record from giving another e-mail address: one's own is changed by the link of a
/// letter to the new one, and nobody gets one that somebody else signs in with.
Result<std::vector<Diagnostic>> address_faults(Call& call, const storage::StoredDocument& person,
                                               const nlohmann::json& edited);

/// What follows where a record got another address: it is what the person signs in with from now on, and what was sent
/// to the old one opens nothing any more. Within the caller's transaction.
/// @param by  id of who did it; empty for the one who keeps the machine
Result<void> follow_address(storage::Connection& connection, const storage::StoredDocument& before,
                            const nlohmann::json& after, const std::string& by, Instant now);

}  // namespace twinlight::server
