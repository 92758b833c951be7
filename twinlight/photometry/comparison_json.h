#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/photometry/comparison.h"

namespace twinlight::photometry {

/// What `twinlight compare --json` writes: every figure before and after, the texts that changed, how the light
/// differs.
nlohmann::ordered_json to_json(const Comparison& comparison);

}  // namespace twinlight::photometry
