#pragma once

#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// An expression of interest in one profile, product or need of another organisation. It does not name that
/// organisation: whoever sent it learns the owner of an anonymous record only when the interest is mutual.
struct Interest {
  State state = State::sent;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< that is interested
  std::optional<Id<Person>> contact;
  std::optional<Id<Profile>> profile;  ///< exactly one of the three is named
  std::optional<Id<Product>> product;
  std::optional<Id<Need>> need;
  Text message;
  Instant answer_by{};  ///< it expires then
  std::optional<Instant> answered_at;
  std::string answer;   ///< reason, whether mutual or declined
  std::string outcome;  ///< what came of it, in the words of one side: of before both had to confirm (Achievement)

  friend bool operator==(const Interest&, const Interest&) = default;
};

}  // namespace twinlight::partnership
