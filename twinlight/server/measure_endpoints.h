#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// What came of matching, for coordinators, programme managers, officials and administrators of a partnership.
void add_measure_endpoints(Endpoints& endpoints);

/// The same without the answer around it.
tl::expected<nlohmann::json, Problem> measures_json(Call& call);

}  // namespace twinlight::server
