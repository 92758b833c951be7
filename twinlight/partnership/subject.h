#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "twinlight/partnership/actor.h"

namespace twinlight::partnership {

/// The subject that a record's own document makes: state, partnership, owner, person, anonymity, role given, and the
/// region of an organisation. What other records tell stays empty, for the caller to fill: the region of the owner and
/// the counterparts (those of mutual interest; for an interest, the owner of the record that it names).
/// @param id the record's own
Subject subject_of(Kind kind, std::string_view id, const nlohmann::json& document);

}  // namespace twinlight::partnership
