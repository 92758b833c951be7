#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/actor.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// A natural person; the unit of personal data. Erased, nothing of it remains but the id.
struct Person {
  State state = State::invited;
  Id<Partnership> partnership;  ///< where the account was opened
  std::string family_name;
  std::string given_name;
  std::string latin_name;  ///< how others may read a name in another script
  std::string email;
  std::string phone;
  std::string position;
  Language preferred_language = Language::en;
  std::vector<Language> languages;  ///< spoken
  std::string time_zone;            ///< IANA
  bool listed = false;              ///< shown by name in the directory; else to parties alone

  friend bool operator==(const Person&, const Person&) = default;
};

/// A role that a person has in a partnership, for an organisation.
struct Membership {
  State state = State::applied;
  Id<Partnership> partnership;
  Id<Person> person;
  Id<Organisation> organisation;
  Role role = Role::member;
  std::string region;  ///< of a coordinator

  friend bool operator==(const Membership&, const Membership&) = default;
};

/// The grant that an active membership gives.
/// @param home_region  of its organisation
inline Grant grant_of(const Membership& membership, const std::string& home_region) {
  return {membership.role, membership.partnership, membership.organisation, membership.region, home_region};
}

/// What personal data may be used for. Each use is agreed to on its own.
enum class Purpose {
  directory,        ///< name and contact shown to members
  introductions,    ///< contact shared with those of mutual interest
  events,           ///< name on lists of participants and badges
  photographs,      ///< pictures of events
  newsletter,       ///< by e-mail
  research,         ///< measurements and questionnaires of pilots
  transfer_abroad,  ///< separate consent by PIPL, article 39; GDPR, article 49(1)(a)
};
template <>
struct Words<Purpose> {
  static constexpr std::array<std::string_view, 7> all{"directory",  "introductions", "events",         "photographs",
                                                       "newsletter", "research",      "transfer_abroad"};
};
static_assert(word_of(Purpose::transfer_abroad) == "transfer_abroad");

/// That a person agreed to one use, to which words and when. Never changed: withdrawn, and given anew.
struct Consent {
  State state = State::given;
  Id<Partnership> partnership;
  Id<Person> person;
  Purpose purpose = Purpose::directory;
  std::string text_version;  ///< of what was agreed to, "2026-03"
  Language language = Language::en;
  Instant given_at{};
  std::optional<Instant> withdrawn_at;

  friend bool operator==(const Consent&, const Consent&) = default;
};

}  // namespace twinlight::partnership
