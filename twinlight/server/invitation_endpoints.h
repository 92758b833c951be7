#pragma once

#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/mail_jobs.h"

namespace twinlight::server {

/// Inviting people to act for an organisation: by whoever may give them the role there.
class InvitationEndpoints {
 public:
  InvitationEndpoints(MailJobs& mail, std::string public_address)
      : mail_(mail), public_address_(std::move(public_address)) {}

  void add_to(Endpoints& endpoints);

  Answer invite(Call& call);

 private:
  MailJobs& mail_;
  std::string public_address_;
};

}  // namespace twinlight::server
