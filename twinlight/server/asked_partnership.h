#pragma once

#include "twinlight/partnership/actor.h"
#include "twinlight/server/call.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The partnership that a request is about, by id: what its parameter `partnership` says, else where the reader is at
/// home. What the reader may see or do there is left to whoever answers.
Result<std::string> asked_partnership(const Call& call);

/// That of the reader's oldest active membership, else the first of the installation; empty where there is none.
Result<std::string> default_partnership(storage::Store& store, const partnership::Actor& actor);

/// Id, name and regions of the active partnerships that the reader may see, and of those where the reader acts whatever
/// their state: to choose from. The reader's own first, as their memberships; a hundred at most.
Result<nlohmann::json> partnerships_to_choose(storage::Store& store, const partnership::Actor& actor);

/// The address of a page that shows what one partnership has. Where the installation has several it says which one, so
/// that a reader of several finds what a letter tells of.
Result<std::string> page_of(storage::Store& store, const std::string& page, const std::string& partnership);

/// Whose catalogue a request is about: the asked partnership where the reader acts in it, without one asked that where
/// the reader is at home. Empty for anybody else: what members tell each other of their products is for members.
std::string catalogue_partnership(const Call& call);

}  // namespace twinlight::server
