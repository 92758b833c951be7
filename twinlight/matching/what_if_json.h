#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "twinlight/matching/what_if.h"

namespace twinlight::matching {

/// One question with its answers: verdict and checks of each product in the layout it has.
nlohmann::ordered_json what_if_json(const evidence::Need& need, const WhatIf& change,
                                    const std::vector<WhatIfAnswer>& answers);

/// How far a layout holds; null where it does not pass.
nlohmann::ordered_json headroom_json(const evidence::Need& need, const evidence::EvaluatedLayout& layout);

}  // namespace twinlight::matching
