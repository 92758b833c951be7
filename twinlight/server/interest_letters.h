#pragma once

#include <optional>
#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Letters that go at once: an interest or an introduction came, or was answered. None of them names an organisation.
class InterestLetters {
 public:
  /// @param public_address where readers reach the application
  InterestLetters(MailJobs& mail, std::string public_address)
      : mail_(&mail), public_address_(std::move(public_address)) {}

  /// Queues what an action on a record calls for, within the caller's transaction; nothing where the installation
  /// sends no mail, or for other kinds and actions. Who acted gets none.
  Result<void> tell_of(Call& call, const storage::StoredDocument& record, partnership::Action action) const;

 private:
  struct Notice {
    Letter letter = Letter::interest;
    std::string date;
    std::optional<storage::StoredDocument> about = {};  ///< of an introduction: the reader's own profile
    std::optional<storage::StoredDocument> other = {};  ///< and the other one
  };
  Result<void> tell_of_interest(Call& call, const storage::StoredDocument& interest, partnership::Action action) const;
  Result<void> tell_of_introduction(Call& call, const storage::StoredDocument& introduction,
                                    partnership::Action action) const;
  Result<void> write(Call& call, const Notice& notice, const std::string& organisation) const;

  MailJobs* mail_;
  std::string public_address_;
};

}  // namespace twinlight::server
