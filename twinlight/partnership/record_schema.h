#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/partnership/kind.h"

namespace twinlight::partnership {

/// The JSON Schema (2020-12) of the documents of a kind, made from the list of its fields, so that it says what
/// `record_from` accepts of each field; rules over several fields are not in it. References are to
/// `#/components/schemas/Text` and `…/Money`. `required` names what a new record must have.
/// `x-names` is the kind of record that an id names; `x-disclosure` the level of a field that is not open.
nlohmann::ordered_json schema_of(Kind kind);

}  // namespace twinlight::partnership
