#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/knowledge.h"

namespace twinlight::server {

/// Who should meet whom, among the published profiles.
void add_partner_endpoints(Endpoints& endpoints, const std::shared_ptr<const Knowledge>& knowledge);

}  // namespace twinlight::server
