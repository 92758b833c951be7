#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "twinlight/server/list_table.h"

namespace twinlight::server {

/// The figures of a document of measures, one a row: which (`exposure.owners.shown`), of what, how much. What is said
/// in words (dates, sources) is no figure.
std::vector<nlohmann::json> measure_rows(const nlohmann::json& measures);

/// What came of matching, as a table.
ListTable measures_table();

}  // namespace twinlight::server
