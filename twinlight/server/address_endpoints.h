#pragma once

#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/stored_document.h"

namespace twinlight::server {

/// Getting another e-mail address: who is signed in asks with the password, whoever reads the new mailbox confirms, and
/// the old one is told. What one signs in with and what letters go to change together.
class AddressEndpoints {
 public:
  AddressEndpoints(MailJobs& mail, std::string public_address)
      : mail_(mail), public_address_(std::move(public_address)) {}

  void add_to(Endpoints& endpoints);

 private:
  Answer begin(Call& call);
  Answer confirm(Call& call);
  Result<void> send_link(Call& call, const storage::StoredDocument& person, const std::string& address);
  Result<void> tell_old(Call& call, const storage::StoredDocument& before, const std::string& address);

  MailJobs& mail_;
  std::string public_address_;
  RateLimit by_address_{20, 10};
  RateLimit by_person_{5, 0.1};
  RateLimit by_email_{3, 0.05};  ///< nobody's mailbox is filled
};

}  // namespace twinlight::server
