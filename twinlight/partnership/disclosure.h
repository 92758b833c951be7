#pragma once

#include "twinlight/partnership/actor.h"

namespace twinlight::partnership {

/// For whom a field of a record is, among those who may read the record at all.
enum class Disclosure {
  open,      ///< everyone
  members,   ///< whoever has a role in the partnership
  identity,  ///< who is behind the record: everyone, but of an anonymous record the parties and the staff alone
  parties,   ///< the owner, those on the other side of the record, the staff
  own,       ///< the owner and the staff
  staff,     ///< coordinators of the region, programme managers, administrators; not the owner
  personal,  ///< the person whom the record is about, and administrators
};
template <>
struct Words<Disclosure> {
  static constexpr std::array<std::string_view, 7> all{"open", "members", "identity", "parties",
                                                       "own",  "staff",   "personal"};
};
static_assert(word_of(Disclosure::personal) == "personal");

using Disclosures = SetOf<Disclosure>;

/// The levels that a role sees with a relation, of a record that is not anonymous. Table for documents and tests.
Disclosures levels_of(Role role, Relation relation);

/// The levels of the subject's fields that the actor sees. Says nothing of whether the record may be read: ask `may`.
Disclosures sight(const Actor& actor, const Subject& subject);

/// True where the subject is a person who did not agree to be known beyond their region, and the actor reads from
/// beyond it (GDPR, article 49(1)(a); PIPL, article 39). `sight` has nothing of them but that they are there then, for
/// staff of the partnership as for its members; whoever keeps the installation sees them wherever they sit.
bool is_held_back(const Actor& actor, const Subject& subject);

}  // namespace twinlight::partnership
