#pragma once

#include <memory>

#include "twinlight/server/call.h"
#include "twinlight/server/retention.h"

namespace twinlight::server {

/// How long what is kept about people is kept, what is due and what was done; for administrators.
void add_retention_endpoints(Endpoints& endpoints, std::shared_ptr<const RetentionRules> rules);

}  // namespace twinlight::server
