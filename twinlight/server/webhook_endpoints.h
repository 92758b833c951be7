#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/http_client.h"

namespace twinlight::server {

/// The addresses that a partnership's administrator has told what happens, and the messages to them.
/// @param reach  what an address may be
void add_webhook_endpoints(Endpoints& endpoints, Reach reach);

}  // namespace twinlight::server
