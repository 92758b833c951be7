#pragma once

#include <string>

#include "twinlight/server/call.h"
#include "twinlight/storage/account_event_store.h"
#include "twinlight/storage/account_store.h"

namespace twinlight::server {

/// Counts a wrong password or code: after the fifth, nothing can be tried for a while that grows.
Result<void> note_wrong(storage::Connection& connection, const storage::Account& account, Instant now);

/// Notes what somebody did to the account of a person.
/// @param detail  the id of what it was about, where there is one
Result<void> note_act(Call& call, const std::string& person, storage::AccountAct act, const std::string& detail = {});

/// The account of who is signed in, where the password is theirs; tries count as those to sign in do.
tl::expected<storage::Account, Problem> account_by_password(Call& call, const std::string& password);

}  // namespace twinlight::server
