#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"

namespace twinlight::partnership {

/// What a person is to a partnership.
enum class Role {
  visitor,               ///< whoever has no role here, signed in or not; everyone has at least this
  member,                ///< acts for a member organisation
  organisation_manager,  ///< and answers for its people and records
  coordinator,           ///< admits members and moderates profiles of a region
  programme_manager,     ///< answers for the results of the partnership
  official,              ///< reads results for those who signed
  administrator,         ///< keeps the installation
  system,                ///< scheduled jobs
};
template <>
struct Words<Role> {
  static constexpr std::array<std::string_view, 8> all{
      "visitor",           "member",   "organisation_manager", "coordinator",
      "programme_manager", "official", "administrator",        "system"};
};
static_assert(word_of(Role::system) == "system");

/// A role held in one partnership.
struct Grant {
  Role role = Role::visitor;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< that the role is held for
  std::string region;             ///< of a coordinator; empty for the others
  std::string home_region = {};   ///< of the organisation
};

/// Who acts: a person with all that was granted, or nobody.
struct Actor {
  Id<Person> person;          ///< empty where nobody is signed in, and for the system
  std::vector<Grant> grants;  ///< of active memberships only
};

/// The record that is acted upon, as far as rights depend on it.
struct Subject {
  Kind kind = Kind::partnership;
  State state = State::preparing;
  Id<Partnership> partnership;
  Id<Organisation> organisation;               ///< the owner; of an interest, who sent it
  std::vector<std::string> regions;            ///< of the owner; of an interest, those of both sides
  Id<Person> person;                           ///< whose personal record it is
  std::vector<Id<Organisation>> counterparts;  ///< on the other side: with mutual interest, or whom an interest is for
  bool anonymous = false;                      ///< its identity is for the parties alone
  std::optional<Role> granted_role;            ///< of a membership
  std::vector<Id<Organisation>> agreed;        ///< counterparts that have said yes, where several must

  /// Of a person who did not agree to transfer abroad: the regions beyond which nothing of them is shown.
  std::optional<std::vector<std::string>> kept_within = {};
};

/// How an actor stands to a record by one grant. The closest counts alone, and to be party to it is closer than to
/// coordinate its region: whoever decides on the records of a region
/// or partnership does not decide on those of the own organisation or on their own.
enum class Relation {
  elsewhere,         ///< another partnership's record, or no role here
  partnership,       ///< of the same partnership, nothing closer
  counterpart,       ///< acts for an organisation on the other side of the record
  region,            ///< of the coordinator's region
  own_organisation,  ///< acts for the owner
  self,              ///< the record is about the actor, or of the actor alone
};
template <>
struct Words<Relation> {
  static constexpr std::array<std::string_view, 6> all{"elsewhere", "partnership",      "counterpart",
                                                       "region",    "own_organisation", "self"};
};
static_assert(word_of(Relation::self) == "self");

Relation relation_of(const Actor& actor, const Grant& grant, const Subject& subject);

/// Whether the grant is that of a coordinator of the record's region.
bool coordinates(const Grant& grant, const Subject& subject);

}  // namespace twinlight::partnership
