#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// Whether letters reach the reader, and those whom the reader may do something about.
/// @param sends_mail  whether the installation sends letters at all
void add_mailbox_endpoints(Endpoints& endpoints, bool sends_mail);

}  // namespace twinlight::server
