#include "twinlight/server/caller.h"

#include "twinlight/foundation/sha256.h"
#include "twinlight/server/api_scopes.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/sign_in.h"

namespace twinlight::server {
namespace {

constexpr std::string_view bearer = "Bearer ";

bool is_unsafe(const std::string& method) {
  return method != "GET" && method != "HEAD";
}

/// A browser says so itself where another site made it ask (Fetch Metadata); others are held by the token.
bool is_from_elsewhere(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  return site == "cross-site" || site == "same-site";
}

}  // namespace

tl::expected<Caller, Problem> caller_of(storage::Connection& connection, const Request& request, Instant now) {
  const std::string_view authorization = request.header("authorization");
  if (!authorization.starts_with(bearer)) {
    std::string session = text_of(parse_cookies(request.header("cookie")), session_cookie);
    auto actor = TWL_OWN(actor_of_session(connection, session, now));
    if (actor.person.empty()) session.clear();
    return Caller{std::move(actor), std::move(session), std::nullopt};
  }
  storage::ApiTokenStore tokens(connection);
  const auto token = TWL_OWN(tokens.find(sha256_hex({authorization.substr(bearer.size())}), now));
  if (!token) return problem(ProblemKind::wrong_token);
  storage::Store store(connection);
  auto actor = TWL_OWN(actor_of(store, token->person));
  if (actor.person.empty()) return problem(ProblemKind::wrong_token);
  if (const auto noted = tokens.note_use(*token, now); !noted) return problem(ProblemKind::internal, {noted.error()});
  return Caller{std::move(actor), "", token};
}

tl::expected<void, Problem> held(const Caller& caller, const Request& request, const Operation& operation,
                                 const NamedValues& path) {
  if (caller.token) {
    if (!allows(scopes_of(caller.token->scopes), demand_of(operation, path))) return problem(ProblemKind::scope);
    return {};
  }
  if (!is_unsafe(request.method)) return {};
  if (is_from_elsewhere(request)) return problem(ProblemKind::no_csrf_token);
  const bool has_to_show = !caller.session_token.empty() && operation.id != "signIn";
  if (has_to_show && !same_secret(csrf_token(caller.session_token), request.header("x-csrf-token")))
    return problem(ProblemKind::no_csrf_token);
  return {};
}

}  // namespace twinlight::server
