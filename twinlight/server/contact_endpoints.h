#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// Who to talk to once an interest is mutual: of the other side, those who agreed to be reached, as far as the reader
/// may see them; else whom to ask.
void add_contact_endpoints(Endpoints& endpoints);

}  // namespace twinlight::server
