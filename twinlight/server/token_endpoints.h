#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// The API tokens of a person: made, shown without their secret, revoked.
void add_token_endpoints(Endpoints& endpoints);

}  // namespace twinlight::server
