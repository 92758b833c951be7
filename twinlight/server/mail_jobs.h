#pragma once

#include <functional>
#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/server/connection_pool.h"
#include "twinlight/server/mail.h"
#include "twinlight/server/queue_thread.h"

namespace twinlight::server {

/// How long a letter waits after so many attempts that failed: a minute, doubled each time, up to six hours. Nothing
/// after twenty, which is nearly three days.
std::optional<std::chrono::milliseconds> wait_after(std::int64_t attempts);

/// Queues a letter, within the caller's transaction where there is one. It gets an id.
Result<void> queue_mail(storage::Connection& connection, const Mail& mail, Instant now);

struct AccessEntry;

/// How letters leave an installation.
struct MailRoute {
  MailSender send;             ///< may be empty: none leave
  bool takes_returns = false;  ///< there is a mailbox for those that come back
  /// May be empty. Told of each attempt that failed and each letter that is given up: which letter and to which domain,
  /// nothing of what it says or of whom it is for.
  std::function<void(const AccessEntry&)> log = {};
};

/// Sends the letter that has been due the longest. False where none is. To an address that letters came back from goes
/// only what somebody asked for; an address that the server says is gone is unreachable from then on.
Result<bool> send_next_mail(storage::Connection& connection, const MailRoute& route, Instant now);

/// Letters from a queue in the database, sent one after the other on a thread of their own: what was queued survives
/// the end of the program. A letter that went is nowhere kept, for its link is a secret; of one that is given up, only
/// why.
class MailJobs {
 public:
  /// Without a thread where no letters leave.
  MailJobs(ConnectionPool& connections, MailRoute route, QueueComplaint complain);

  bool sends() const { return static_cast<bool>(route_.send); }

  Result<void> add(storage::Connection& connection, const Mail& mail, Instant now);

 private:
  Result<bool> work_once();

  ConnectionPool& connections_;
  MailRoute route_;
  QueueThread thread_;  ///< ends first
};

}  // namespace twinlight::server
