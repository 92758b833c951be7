#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "twinlight/partnership/actor.h"
#include "twinlight/partnership/text.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// A region that the partnership of an organisation, a membership or a request to join does not have, at its field,
/// with those that there are as a reader of the language names them. Nothing of other kinds, and where none is named.
Result<std::vector<Diagnostic>> region_faults(storage::Store& store, partnership::Kind kind,
                                              const nlohmann::json& document, partnership::Language reader);

/// An admitted organisation that is put in another region by somebody who does not admit organisations of both. Where
/// its readers sit, and in which region its people are shown, follows from it.
std::vector<Diagnostic> moved_region_faults(const partnership::Actor& actor, const partnership::Subject& before,
                                            const partnership::Subject& after);

}  // namespace twinlight::server
