#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"

namespace twinlight::partnership {

/// One change of one record. `before` and `after` are the documents, JSON; both are empty once the person whom the
/// record was about is erased.
struct AuditEntry {
  std::int64_t sequence = 0;  ///< ascending over all records
  Instant at{};
  std::string person;  ///< who did it; empty for the system
  Action action = Action::create;
  Kind kind = Kind::partnership;
  std::string record;  ///< id
  std::int64_t version = 0;
  std::string before;  ///< empty for `create`
  std::string after;
  std::string token;  ///< id of the API token by which a program did it for the person; else empty

  friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

}  // namespace twinlight::partnership
