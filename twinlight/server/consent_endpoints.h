#pragma once

#include <memory>
#include <vector>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/server/call.h"
#include "twinlight/server/privacy_rules.h"

namespace twinlight::server {

/// What a person agreed to: shown with its words, given and withdrawn, each purpose on its own.
void add_consent_endpoints(Endpoints& endpoints, std::shared_ptr<const PrivacyRules> rules);

/// What keeps a consent from being given: other words than those that count now.
std::vector<Diagnostic> consent_faults(const PrivacyRules& rules, const nlohmann::json& consent);

}  // namespace twinlight::server
