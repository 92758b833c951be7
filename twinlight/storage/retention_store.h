#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/word.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// What is kept about people for a time.
enum class Retained {
  sessions,        ///< from their end
  links,           ///< one-time tokens, from their end
  answers,         ///< kept for requests that are sent again, from their end
  failed_letters,  ///< from the last attempt
  reminders,       ///< from the occasion
  account_events,
  api_tokens,             ///< from their end
  invitations,            ///< people who were invited and never came
  remarks,                ///< of registrations, from the end of the event
  inactive_people,        ///< from when they last signed in
  tables,                 ///< exported lists and reports of imports, from the end of their job
  unconfirmed_requests,   ///< to join, whose address nobody confirmed
  join_requests,          ///< from their last change
  sent_letters,           ///< which address each went to, from when it went
  unreachable_addresses,  ///< from when letters to them came back
};

/// Somebody with an account.
struct Unseen {
  std::string person;  ///< id
  Instant last_seen_at{};
  Instant warned_at{};  ///< 1970 where they were not since
};

/// What one pass did.
struct RetentionRun {
  Retained what = Retained::sessions;
  Instant at{};
  std::int64_t count = 0;
};

/// What has been kept for longer than it is to be. Rows of their own are deleted here; records are for the caller.
class RetentionStore {
 public:
  explicit RetentionStore(Connection& connection) : connection_(connection) {}

  /// How many rows are older than that; 0 for those that are records.
  Result<std::int64_t> due(Retained what, Instant before);
  /// Deletes them; gives how many they were.
  Result<std::int64_t> remove(Retained what, Instant before);

  /// The ids of people who are invited since before that, and whom no letter's link lets in any more.
  Result<std::vector<std::string>> invited_before(Instant before, Instant now);
  /// The ids of requests to join that nobody confirmed since before that, and of the others that did not change since.
  Result<std::vector<std::string>> unconfirmed_before(Instant before);
  Result<std::vector<std::string>> join_requests_before(Instant before);
  /// The ids of registrations, whatever became of them.
  Result<std::vector<std::string>> registrations();
  /// Accounts that nobody signed in to since.
  Result<std::vector<Unseen>> unseen_since(Instant before);
  /// Accounts of before anybody counted, and new ones, count from now.
  Result<void> begin_counting(Instant now);
  Result<void> note_warning(const std::string& person, Instant now);

  Result<void> note_run(const RetentionRun& run);
  /// The last run of each kind that had something to do.
  Result<std::vector<RetentionRun>> last_runs();

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage

namespace twinlight::partnership {
template <>
struct Words<storage::Retained> {
  static constexpr std::array<std::string_view, 15> all{"sessions",        "links",        "answers",
                                                        "failed_letters",  "reminders",    "account_events",
                                                        "api_tokens",      "invitations",  "remarks",
                                                        "inactive_people", "tables",       "unconfirmed_requests",
                                                        "join_requests",   "sent_letters", "unreachable_addresses"};
};
static_assert(word_of(storage::Retained::unreachable_addresses) == "unreachable_addresses");
}  // namespace twinlight::partnership
