#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/list_table.h"

namespace twinlight::server {

/// What waits, for coordinators and programme managers of a partnership.
void add_board_endpoints(Endpoints& endpoints);

/// The same as a table, with everything that waits.
ListTable board_table();

}  // namespace twinlight::server
