#pragma once

#include <string>

#include "twinlight/server/call.h"

namespace twinlight::server {

/// Gives somebody an account, or theirs another password; who was invited is there from now on, by their own hand.
/// Within a transaction of the caller, who has proof that the person reads the mailbox of the account.
/// @param password_hash  empty where the person signs in by a provider alone
/// @return `absent` where the person is neither invited nor active, `state` where somebody else has the e-mail
tl::expected<void, Problem> open_account(Call& call, const std::string& person, const std::string& password_hash);

}  // namespace twinlight::server
