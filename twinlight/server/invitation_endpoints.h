#pragma once

#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Somebody who was invited.
struct Invited {
  std::string person;      ///< id
  std::string membership;  ///< id
  bool anew = false;       ///< was invited before and has no account yet
};

/// Makes a person who is invited to act for an organisation and sends them their letter, within the caller's
/// transaction. Whoever has the address in the partnership already and no account is invited anew: the link of the new
/// letter takes the place of the old one, and a role that they do not have yet is added. Who is suspended is refused.
/// Whoever asks must be one who may give the role there.
/// @param asked  email, family_name, given_name, preferred_language, role, region
tl::expected<Invited, Problem> invite_person(Call& call, MailJobs& mail, const std::string& public_address,
                                             const storage::StoredDocument& organisation, const nlohmann::json& asked);

/// The membership that somebody has already, with the person, organisation, role and region that are asked for; nothing
/// where there is none that counts.
Result<std::optional<storage::StoredDocument>> membership_held(storage::Store& store, const nlohmann::json& asked);

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
