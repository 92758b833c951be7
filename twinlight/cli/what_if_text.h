#pragma once

#include <string>
#include <vector>

#include "twinlight/matching/what_if.h"

namespace twinlight::cli {

/// Which of the lines shown pass in the changed need; where the change is one of cost, what they cost over life then.
std::string what_if_text(const evidence::Need& need, const matching::WhatIf& change,
                         const std::vector<matching::WhatIfAnswer>& answers);

}  // namespace twinlight::cli
