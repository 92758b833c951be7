#pragma once

#include <optional>
#include <string>

#include "twinlight/partnership/actor.h"
#include "twinlight/server/call.h"
#include "twinlight/storage/api_token_store.h"

namespace twinlight::server {

/// Who asks: somebody with a session, a program with a token of somebody, or nobody.
struct Caller {
  partnership::Actor actor;                ///< nobody where nobody is signed in
  std::string session_token;               ///< empty where there is no session
  std::optional<storage::ApiToken> token;  ///< by which a program asks; no cookie counts then
};

/// Finds out who asks. Fails where a token is shown that is none, has ended or is of somebody who is not active.
tl::expected<Caller, Problem> caller_of(storage::Connection& connection, const Request& request, Instant now);

/// What keeps this caller from an unsafe request or from the operation, beside rights: a browser's request has to show
/// that it comes from this site, a program's token has to have the scope.
tl::expected<void, Problem> held(const Caller& caller, const Request& request, const Operation& operation,
                                 const NamedValues& path);

}  // namespace twinlight::server
