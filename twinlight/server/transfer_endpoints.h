#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// The register of transfers for those who answer for a partnership: by year, with the count of people, and as a table.
void add_transfer_endpoints(Endpoints& endpoints);

}  // namespace twinlight::server
