#pragma once

#include <string>

#include "twinlight/partnership/actor.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The person of an entry in a record's history, or nothing where that would tell who is behind an anonymous profile:
/// who answered an interest or an introduction is shown to those of the same organisation, the coordinator of its
/// region, and who runs the partnership.
Result<std::string> entry_person(storage::Store& store, const partnership::Actor& actor,
                                 const partnership::Subject& subject, const std::string& person);

}  // namespace twinlight::server
