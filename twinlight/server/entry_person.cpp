#include "twinlight/server/entry_person.h"

#include <algorithm>

#include "twinlight/partnership/rights.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Role;

/// Acts for the person's organisation, coordinates its region, or runs the partnership.
bool knows(const partnership::Grant& grant, const partnership::Subject& person) {
  if (grant.partnership != person.partnership) return false;
  if (grant.organisation == person.organisation) return true;
  if (grant.role == Role::coordinator) return std::ranges::count(person.regions, grant.region) > 0;
  return grant.role == Role::programme_manager || grant.role == Role::administrator;
}

}  // namespace

Result<std::string> entry_person(storage::Store& store, const partnership::Actor& actor,
                                 const partnership::Subject& subject, const std::string& person) {
  const bool may_hide = subject.kind == Kind::interest || subject.kind == Kind::introduction;
  if (!may_hide || person.empty() || person == actor.person.text) return person;
  const auto stored = TWL_TRY(store.find(Kind::person, person));
  if (!stored) return std::string();
  const auto acted = TWL_TRY(SubjectFinder(store).subject(Kind::person, person, stored->document));
  const bool known = std::ranges::any_of(actor.grants, [&](const auto& grant) { return knows(grant, acted); });
  return known ? person : std::string();
}

}  // namespace twinlight::server
