#include "twinlight/partnership/actor.h"

#include <algorithm>

namespace twinlight::partnership {

bool coordinates(const Grant& grant, const Subject& subject) {
  return grant.role == Role::coordinator && !grant.partnership.empty() && grant.partnership == subject.partnership &&
         std::ranges::count(subject.regions, grant.region) > 0;
}

Relation relation_of(const Actor& actor, const Grant& grant, const Subject& subject) {
  if (!actor.person.empty() && actor.person == subject.person) return Relation::self;
  if (grant.partnership.empty() || grant.partnership != subject.partnership) return Relation::elsewhere;
  const bool acts_for_one = !grant.organisation.empty();
  if (acts_for_one && grant.organisation == subject.organisation) return Relation::own_organisation;
  // Whoever is asked answers: the role of a coordinator is held for an organisation, which other people reach and which
  // answers by them as by any of its members. A coordinator is no judge of what the own organisation is party to.
  if (acts_for_one && std::ranges::count(subject.counterparts, grant.organisation) > 0) return Relation::counterpart;
  if (coordinates(grant, subject)) return Relation::region;
  return Relation::partnership;
}

}  // namespace twinlight::partnership
