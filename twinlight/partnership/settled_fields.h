#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/partnership/state_machine.h"

/// What of a record stays as it is, though the record may still be edited: rights were decided on it, or somebody else
/// agreed to it, and is not asked again.
namespace twinlight::partnership {

/// A field of a kind that stays from a state of the record on.
struct SettledField {
  Kind kind;
  std::string_view name;
  State from;
  std::string_view why;
};

/// The table itself, for documents and tests. Not in it is what every record stays with: its partnership, organisation
/// and person.
std::span<const SettledField> settled_fields();

/// The state from which on the field stays, or none where it may always change.
std::optional<State> settled_from(Kind kind, std::string_view field);

/// The settled fields that a change of a record would alter. The state that it has before counts.
std::vector<Diagnostic> settled_faults(Kind kind, const nlohmann::json& before, const nlohmann::json& after);

}  // namespace twinlight::partnership
