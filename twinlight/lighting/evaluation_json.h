#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/lighting/evaluation.h"

namespace twinlight::lighting {

/// The keys of `twinlight evaluate` (docs/formats.md). A quantity that was not computed is null, with a sibling
/// `…_note` that says why.
nlohmann::ordered_json to_json(const Evaluation& evaluation);

}  // namespace twinlight::lighting
