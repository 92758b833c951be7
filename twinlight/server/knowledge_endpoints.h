#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/knowledge.h"

namespace twinlight::server {

/// What the program knows: rows of requirements, topics.
void add_knowledge_endpoints(Endpoints& endpoints, const std::shared_ptr<const Knowledge>& knowledge);

}  // namespace twinlight::server
