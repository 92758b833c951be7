#pragma once

#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/server/secret_box.h"
#include "twinlight/server/secrets.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/stored_document.h"

namespace twinlight::server {

/// What a code that was given at a desk opens, in the store of one-time tokens.
inline constexpr const char* desk_purpose = "desk_code";

struct DeskCodeOptions {
  std::string public_address;
  PasswordCost cost = PasswordCost::interactive;
  bool secure_cookie = false;
};

/// Signing in by a code that whoever runs things gives at a desk: to somebody who has an account, and no way to get a
/// letter or forgot the password.
class DeskCodeEndpoints {
 public:
  /// @param box  of the secrets of second factors
  DeskCodeEndpoints(MailJobs& mail, DeskCodeOptions options, const SecretBox& box)
      : mail_(mail),
        options_(std::move(options)),
        no_code_hash_(password_hash("nobody's code", options_.cost)),
        box_(box) {}

  void add_to(Endpoints& endpoints);

 private:
  Answer make(Call& call);
  Answer open(Call& call);
  Answer let_in(Call& call, const partnership::Actor& actor, const std::string& hash) const;
  Result<void> tell(Call& call, const storage::StoredDocument& person, const storage::Account& account);

  MailJobs& mail_;
  DeskCodeOptions options_;
  std::string no_code_hash_;  ///< to be as slow where there is no account or no code
  SecretBox box_;
  RateLimit by_issuer_{20, 10};
  RateLimit by_address_{20, 20};
};

}  // namespace twinlight::server
