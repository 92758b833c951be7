#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// What waits, for coordinators and programme managers of a partnership.
void add_board_endpoints(Endpoints& endpoints);

}  // namespace twinlight::server
