#pragma once

#include <memory>
#include <vector>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/server/call.h"
#include "twinlight/server/privacy_rules.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// What a person agreed to: shown with its words, given and withdrawn, each purpose on its own.
void add_consent_endpoints(Endpoints& endpoints, std::shared_ptr<const PrivacyRules> rules);

/// What keeps a consent from being given: other words than those that count now, or that it is given already.
Result<std::vector<Diagnostic>> consent_faults(storage::Store& store, const PrivacyRules& rules,
                                               const nlohmann::json& consent);

}  // namespace twinlight::server
