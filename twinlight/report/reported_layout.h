#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/evidence/layout_choice.h"

namespace twinlight::report {

/// The layout that a report states. Fails where it states none that the need could have: a number that is missing or
/// none, lines or points that the need does not have.
Result<evidence::LayoutChoice> reported_layout(const nlohmann::ordered_json& report, const evidence::Need& need);

}  // namespace twinlight::report
