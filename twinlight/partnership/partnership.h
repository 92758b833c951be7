#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/domain.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// A region that takes part.
struct Region {
  std::string code;  ///< "limburg"; what organisations and coordinators refer to
  Text name;
  std::string country;    ///< ISO 3166-1, two letters
  std::string time_zone;  ///< IANA, "Europe/Brussels"

  friend bool operator==(const Region&, const Region&) = default;
};

/// A dated step towards an objective.
struct Milestone {
  Text title;
  Date due_on{};
  std::optional<Date> reached_on;
  std::optional<FileHash> evidence;

  friend bool operator==(const Milestone&, const Milestone&) = default;
};

struct Objective {
  std::string code;  ///< as the agreement numbers it
  Text title;
  std::vector<Domain> domains;
  std::vector<Milestone> milestones;

  friend bool operator==(const Objective&, const Objective&) = default;
};

/// What bodies signed.
struct Agreement {
  Text title;
  std::vector<Id<Organisation>> signatories;
  Date signed_on{};
  std::optional<Date> ends_on;
  std::optional<FileHash> document;
  std::vector<Objective> objectives;

  friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// The standing agreement of regions under which everything else happens; the tenant of one installation.
struct Partnership {
  State state = State::preparing;
  Text name;
  std::vector<Region> regions;
  std::vector<Id<Organisation>> bodies;  ///< that run it
  std::vector<Agreement> agreements;
  std::vector<Language> languages;

  friend bool operator==(const Partnership&, const Partnership&) = default;
};

}  // namespace twinlight::partnership
