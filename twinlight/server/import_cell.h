#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"
#include "twinlight/partnership/text.h"

namespace twinlight::server {

/// What a cell of a table says, as the value of a field.
///  - words as they stand, without the apostrophe that keeps a formula from being one;
///  - a text in the given language;
///  - numbers with a point or a comma; `true`/`false`, yes and no in the three languages;
///  - days `YYYY-MM-DD`, moments as RFC 3339, amounts as `129.00 EUR`;
///  - lists with semicolons between; of a list of registrations each as `REGISTER NUMBER`, or `REGISTER: NUMBER` where
///    the register's name has blanks; of prices as amounts, and `100: 119.00 EUR` where it is one from 100 pieces on.
/// @param schema  of the field, by `partnership::schema_of`
/// @param cell  not empty
/// Fails where the cell has another form.
Result<nlohmann::json> value_of_cell(const nlohmann::ordered_json& schema, std::string_view cell,
                                     partnership::Language language);

}  // namespace twinlight::server
