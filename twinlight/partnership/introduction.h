#pragma once

#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// Two profiles whose owners a coordinator thinks should meet. It names neither owner: each sees of the other what the
/// profile shows until both agree; then it is a mutual interest of the first side in the second.
struct Introduction {
  State state = State::sent;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< that introduces; on neither side
  Id<Profile> first;
  Id<Profile> second;
  Text first_note;  ///< to the owner of the first, who alone of the two reads it
  Text second_note;
  Instant answer_by{};  ///< it expires then
  std::optional<Instant> first_agreed_at;
  std::optional<Instant> second_agreed_at;
  std::string answer;  ///< why it was declined
  std::optional<Id<Interest>> interest;

  friend bool operator==(const Introduction&, const Introduction&) = default;
};

}  // namespace twinlight::partnership
