#pragma once

#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::server {

/// What one pass of the clock did.
struct ClockPass {
  int expired = 0;
  int letters = 0;
};

/// Lets happen what time brings about: what was not answered expires, profiles do after their
/// last day, reminders are queued.
/// @param public_address for links in letters; empty where the installation sends none
Result<ClockPass> pass_of_clock(storage::Connection& connection, const std::string& public_address, Instant now);

/// One pass where it is due, of all programs on this database; nothing where another holds it or it is early. Its one
/// job in the database says when the next pass is due, so that a pass that was missed while no program ran is made up
/// for.
Result<bool> run_clock_when_due(storage::Connection& connection, const std::string& public_address, Instant now);

}  // namespace twinlight::server
