#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/site.h"
#include "twinlight/partnership/stored_file.h"

namespace twinlight::partnership {

/// What a space must be lit for.
struct Need {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;
  Text title;
  Text description;
  Domain domain = Domain::education;
  Market market = Market::eu;
  std::string requirement;  ///< id of a row of data/requirements
  std::optional<Id<Space>> space;
  std::optional<FileHash> description_file;  ///< the need as the engine reads it
  std::int64_t rooms = 1;                    ///< of this kind
  std::optional<Money> budget;
  std::optional<Date> wanted_by;
  bool anonymous = false;  ///< the owner shows only to those of mutual interest
  std::optional<Id<Person>> contact;

  friend bool operator==(const Need&, const Need&) = default;
};

}  // namespace twinlight::partnership
