#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/server/partnership_matchers.h"

namespace twinlight::server {

/// Who should meet whom, among the published profiles.
void add_partner_endpoints(Endpoints& endpoints, const std::shared_ptr<const Knowledge>& knowledge,
                           const std::shared_ptr<PartnershipMatchers>& matchers);

}  // namespace twinlight::server
