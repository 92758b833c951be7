#include "twinlight/partnership/disclosure.h"

#include <algorithm>

namespace twinlight::partnership {
namespace {

using enum Disclosure;

constexpr Disclosures public_levels = Disclosures(open) | identity;
constexpr Disclosures member_levels = public_levels | members;
constexpr Disclosures party_levels = member_levels | parties;
constexpr Disclosures owner_levels = party_levels | own;
constexpr Disclosures staff_levels = owner_levels | staff;

/// Of what a role sees beyond its relation: the staff of the partnership see what it takes to run it.
Disclosures within_partnership(Role role) {
  if (role == Role::programme_manager || role == Role::system) return staff_levels;
  if (role == Role::administrator) return staff_levels | personal;
  return role == Role::visitor ? public_levels : member_levels;
}

Disclosures by_relation(Relation relation) {
  switch (relation) {
    case Relation::elsewhere:
      return public_levels;
    case Relation::partnership:
      return member_levels;
    case Relation::counterpart:
      return party_levels;
    case Relation::region:
      return staff_levels;
    case Relation::own_organisation:
      return owner_levels;
    case Relation::self:
      return owner_levels | personal;
  }
  return {};
}

/// True where an anonymous record shows who is behind it: to those who are party to it or run the partnership.
bool knows_identity(Disclosures levels) {
  return levels.has(parties);
}

/// Whether a grant reads from within what a person is kept within.
bool reads_from_within(const Actor& actor, const Grant& grant, const Subject& subject) {
  const Relation relation = relation_of(actor, grant, subject);
  if (relation == Relation::self || relation == Relation::own_organisation || relation == Relation::region) return true;
  if (relation == Relation::elsewhere) return false;
  if (grant.role == Role::administrator || grant.role == Role::system) return true;
  return std::ranges::count(*subject.kept_within, grant.home_region) > 0;
}

Disclosures seen_by_grant(const Actor& actor, const Grant& grant, const Subject& subject) {
  // What a role sees beyond its relation, it sees in its own partnership: of my own record elsewhere I see what is
  // mine.
  const bool here = !grant.partnership.empty() && grant.partnership == subject.partnership;
  Disclosures levels = levels_of(here ? grant.role : Role::visitor, relation_of(actor, grant, subject));
  if (subject.anonymous && !knows_identity(levels)) levels.bits &= ~Disclosures(identity).bits;
  if (subject.kept_within && !reads_from_within(actor, grant, subject)) levels.bits &= Disclosures(open).bits;
  return levels;
}

}  // namespace

Disclosures levels_of(Role role, Relation relation) {
  if (relation == Relation::elsewhere) return public_levels;
  return by_relation(relation) | within_partnership(role);
}

bool is_held_back(const Actor& actor, const Subject& subject) {
  if (!subject.kept_within || reads_from_within(actor, Grant{}, subject)) return false;
  return std::ranges::none_of(actor.grants,
                              [&](const Grant& grant) { return reads_from_within(actor, grant, subject); });
}

Disclosures sight(const Actor& actor, const Subject& subject) {
  Disclosures seen = seen_by_grant(actor, Grant{}, subject);
  for (const Grant& grant : actor.grants) seen = seen | seen_by_grant(actor, grant, subject);
  return seen;
}

}  // namespace twinlight::partnership
