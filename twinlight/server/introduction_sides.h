#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "twinlight/partnership/actor.h"
#include "twinlight/server/record_owners.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// One of the two profiles that are introduced to each other.
struct IntroducedSide {
  const char* profile_field;
  const char* note_field;
  const char* agreed_field;
  std::string profile = {};  ///< id
  std::string owner = {};    ///< organisation; empty where the profile is not there
  bool agreed = false;
};

/// The first side, then the second.
Result<std::array<IntroducedSide, 2>> sides_of_introduction(RecordOwners& owners, const nlohmann::json& introduction);
Result<std::array<IntroducedSide, 2>> sides_of_introduction(storage::Store& store, const nlohmann::json& introduction);

/// Takes away the note that is for the other side alone, unless the actor is of the staff that introduces.
/// @param subject of the introduction: its counterparts are the two owners in order
void keep_own_note(const partnership::Actor& actor, const partnership::Subject& subject, nlohmann::json& introduction);

}  // namespace twinlight::server
