#pragma once

#include "twinlight/partnership/actor.h"
#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/server/secret_box.h"
#include "twinlight/server/secrets.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

inline constexpr const char* session_cookie = "twinlight_session";

/// The person with all that active memberships grant; nobody where the person is not active.
Result<partnership::Actor> actor_of(storage::Store& store, const std::string& person);

/// Who holds the session of a token; nobody where it is none or has ended.
Result<partnership::Actor> actor_of_session(storage::Connection& connection, const std::string& token, Instant now);

/// What unsafe requests of a session have to show: made from its token, so that nothing needs to be kept.
std::string csrf_token(const std::string& session_token);

/// An e-mail address as accounts have it.
std::string account_email(std::string_view email);

/// A session for an active person with an account; gives its token, which is nowhere kept.
Result<std::string> open_session(storage::Connection& connection, const std::string& person, Instant now);

/// Where the person has a second factor, the request has to carry a `code` of it; a wrong one is counted.
tl::expected<void, Problem> second_factor_proved(Call& call, const SecretBox& box, const storage::Account& account);

/// The session of an active person who proved who they are, with its cookie.
Answer new_session(Call& call, const partnership::Actor& actor, bool secure_cookie);

/// Set-Cookie for a session's token; an empty one takes the cookie away.
std::string session_cookie_header(const std::string& token, bool secure);

/// Signing in and out.
class SignIn {
 public:
  /// @param secure_cookie  whether browsers are to send the cookie by HTTPS alone
  /// @param box  of the secrets of second factors
  SignIn(PasswordCost cost, bool secure_cookie, const SecretBox& box)
      : secure_cookie_(secure_cookie), no_account_hash_(password_hash("nobody's password", cost)), box_(box) {}

  void add_to(Endpoints& endpoints);

 private:
  Answer show(Call& call) const;
  Answer open(Call& call);
  Answer close(Call& call) const;

  bool secure_cookie_;
  std::string no_account_hash_;  ///< to be as slow where there is no account
  SecretBox box_;
  RateLimit by_address_{20, 20};
};

}  // namespace twinlight::server
