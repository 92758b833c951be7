#include "twinlight/partnership/actor.h"

#include <algorithm>

namespace twinlight::partnership {

Relation relation_of(const Actor& actor, const Grant& grant, const Subject& subject) {
  if (!actor.person.empty() && actor.person == subject.person) return Relation::self;
  if (grant.partnership.empty() || grant.partnership != subject.partnership) return Relation::elsewhere;
  const bool acts_for_one = !grant.organisation.empty();
  if (acts_for_one && grant.organisation == subject.organisation) return Relation::own_organisation;
  // Whoever is asked answers; a coordinator is no judge of what the own organisation is party to.
  if (acts_for_one && std::ranges::count(subject.counterparts, grant.organisation) > 0) return Relation::counterpart;
  if (grant.role == Role::coordinator && std::ranges::count(subject.regions, grant.region) > 0) return Relation::region;
  return Relation::partnership;
}

}  // namespace twinlight::partnership
