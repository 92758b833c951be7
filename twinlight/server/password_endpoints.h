#pragma once

#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/server/secrets.h"

namespace twinlight::server {

/// What a link that was sent by mail opens: one purpose each in the store of one-time tokens.
inline constexpr const char* password_purpose = "password";
inline constexpr const char* invitation_purpose = "invitation";

/// A new secret that opens a purpose for a person until then, as the link of a letter. It stands behind a `#`, which
/// browsers send to no server.
Result<std::string> new_link(storage::Connection& connection, const std::string& public_address, const char* purpose,
                             const std::string& person, Instant now, std::chrono::milliseconds lasts);

/// Choosing a password with a link that was sent by mail: because the old one is lost, or because one was invited.
class PasswordEndpoints {
 public:
  PasswordEndpoints(MailJobs& mail, std::string public_address, PasswordCost cost)
      : mail_(mail), public_address_(std::move(public_address)), cost_(cost) {}

  void add_to(Endpoints& endpoints);

 private:
  Answer send_link(Call& call);
  Answer set(Call& call);

  MailJobs& mail_;
  std::string public_address_;
  PasswordCost cost_;
  RateLimit by_address_{20, 10};
  RateLimit by_email_{3, 0.05};  ///< nobody's mailbox is filled
};

}  // namespace twinlight::server
