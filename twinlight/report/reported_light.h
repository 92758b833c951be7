#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::report {

/// Of the lights of a photometric file the one that a report is about: a container has one for each variant that shines
/// differently, and what the report states of its product tells them apart. The only one where the file has one.
/// Fails where none of several is as stated.
Result<photometry::Luminaire> reported_light(const nlohmann::ordered_json& report,
                                             std::vector<photometry::Luminaire> lights);

}  // namespace twinlight::report
