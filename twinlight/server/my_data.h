#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// All that the installation holds about whoever asks, as one file (GDPR, articles 15 and 20; PIPL, article 45).
void add_my_data_endpoints(Endpoints& endpoints);

}  // namespace twinlight::server
