#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/lighting/ugr_table.h"

namespace twinlight::lighting {

/// Puts `ugr_table` and `ugr_table_spacing_1h` into an object, each with `crosswise` and `endwise`, or null with a
/// note; and `ugr_table_caveats` where there are any.
void add_ugr_tables(nlohmann::ordered_json& json, const UgrTables& tables);

}  // namespace twinlight::lighting
