#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/list_table.h"

namespace twinlight::server {

/// The register of transfers for those who answer for a partnership: by year, with the count of people.
void add_transfer_endpoints(Endpoints& endpoints);

/// A year of it as a table.
ListTable transfers_table();

}  // namespace twinlight::server
