#pragma once

#include <set>
#include <string>

#include "twinlight/partnership/actor.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Of the people of the entries in a record's history, those whose naming does not tell who is behind an anonymous
/// profile: who answered an interest or an introduction is shown to those of the same organisation, the coordinator of
/// its region, and who runs the partnership.
Result<std::set<std::string>> entry_people(storage::Store& store, const partnership::Actor& actor,
                                           const partnership::Subject& subject, const std::set<std::string>& people);

}  // namespace twinlight::server
