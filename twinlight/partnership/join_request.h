#pragma once

#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/organisation.h"

namespace twinlight::partnership {

/// Somebody whom nobody invited asks to take part. Nobody reads it before the address is confirmed from there;
/// admitted, it has made its person, who is invited, and an organisation where it joins none that is there.
struct JoinRequest {
  State state = State::applied;
  Id<Partnership> partnership;
  std::string organisation_name;
  std::optional<OrganisationKind> kind;
  std::string region;  ///< code of one of the partnership's
  std::optional<Domain> domain;
  std::string family_name;
  std::string given_name;
  std::string email;
  Language language = Language::en;  ///< in which they are written to
  std::string message;
  std::string text_version;  ///< of the words by which they agreed that this is kept and read
  std::optional<Instant> confirmed_at;
  std::optional<Instant> answered_at;
  std::string answer;  ///< why not
  std::optional<Id<Organisation>> joined;
  std::optional<Id<Person>> person;

  friend bool operator==(const JoinRequest&, const JoinRequest&) = default;
};

}  // namespace twinlight::partnership
