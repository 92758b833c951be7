#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "twinlight/partnership/actor.h"

namespace twinlight::partnership {

/// The subject that a record's own document makes: state, partnership, owner, person, anonymity, role given, the region
/// of an organisation, and the counterparts that the record itself names (who is invited, the supplier of a pilot, the
/// partners of an exchange). What other records tell is for the caller to add: the region of the owner, and as
/// counterparts those of mutual interest or, for an interest, the owner of the record that it names.
/// @param id the record's own
Subject subject_of(Kind kind, std::string_view id, const nlohmann::json& document);

}  // namespace twinlight::partnership
