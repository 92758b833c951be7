#pragma once

#include <memory>
#include <string>
#include <vector>

#include "twinlight/server/call.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/privacy_rules.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Asking to take part without an invitation: what goes beyond a record. Whether somebody has an account is told to
/// nobody but in a letter to the address itself.
class JoinRequests {
 public:
  /// @param public_address where readers reach the application
  JoinRequests(MailJobs& mail, std::string public_address, std::shared_ptr<const PrivacyRules> privacy)
      : mail_(mail), public_address_(std::move(public_address)), privacy_(std::move(privacy)) {}

  /// The words that count now, and confirming an address with the link of the letter.
  void add_to(Endpoints& endpoints);

  /// What a new request may not say. Where the installation sends no mail there are none.
  tl::expected<std::vector<Diagnostic>, Problem> faults(Call& call, const nlohmann::json& request) const;

  /// Queues the letter that an action calls for, within the caller's transaction; nothing for other kinds and actions.
  Result<void> tell_of(Call& call, const storage::StoredDocument& request, partnership::Action action);

  /// What has to be there before a request is fulfilled, within the caller's transaction: an organisation, unless
  /// `joined` names one that is there, and its person, who is invited. The first of an organisation manages it.
  tl::expected<void, Problem> admit(Call& call, nlohmann::json& request) const;

 private:
  Answer terms(const Call& call) const;
  Answer confirm(Call& call);
  Result<void> ask_to_confirm(Call& call, const storage::StoredDocument& request);
  Result<void> tell_refused(Call& call, const storage::StoredDocument& request);

  MailJobs& mail_;
  std::string public_address_;
  std::shared_ptr<const PrivacyRules> privacy_;
  RateLimit by_address_{20, 10};
  RateLimit by_email_{3, 0.05};  ///< nobody's mailbox is filled
};

/// Leaves nothing of a request but that there was one.
Result<void> erase_join_request(storage::Connection& connection, const std::string& id, Instant now);

}  // namespace twinlight::server
