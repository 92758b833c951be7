#pragma once

#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// That somebody was reminded of a record, for what, and on which occasion.
struct Reminder {
  std::string record;   ///< id
  std::string purpose;  ///< `answer`, `news`, `confirm`, `expiring 30`, `expiring 7`, `expired`
  std::string person;   ///< id
  Instant occasion{};   ///< what it is about happened or ends then: a later one is another reminder
};

/// Which reminders went, so that none goes twice.
class ReminderStore {
 public:
  explicit ReminderStore(Connection& connection) : connection_(connection) {}

  /// Notes a reminder within the transaction that sends it; false where it was noted before: then it is not to be sent.
  Result<bool> note(const Reminder& reminder);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
