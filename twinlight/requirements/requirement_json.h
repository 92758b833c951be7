#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/requirements/market_rules.h"
#include "twinlight/requirements/requirement_set.h"

namespace twinlight::requirements {

/// One row with everything it says; `uncertain` is true where a limit or a date of it is.
nlohmann::ordered_json to_json(const Requirement& row);

/// The same with its sources in full and, where its standard says so, the surroundings of its task.
nlohmann::ordered_json to_json(const Requirement& row, const RequirementSet& set);

nlohmann::ordered_json to_json(const Product& product, const MarketReport& report);

}  // namespace twinlight::requirements
