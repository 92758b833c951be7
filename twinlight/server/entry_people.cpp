#include "twinlight/server/entry_people.h"

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

Result<std::set<std::string>> entry_people(storage::Store& store, const partnership::Actor& actor,
                                           const partnership::Subject& subject, const std::set<std::string>& people) {
  const bool may_hide = subject.kind == Kind::interest || subject.kind == Kind::introduction;
  if (!may_hide) return people;
  std::set<std::string> shown{actor.person.text};
  const auto found = TWL_TRY(store.find_each(Kind::person, {people.begin(), people.end()}));
  SubjectFinder subjects(store);
  TWL_CHECK(subjects.look_ahead(found));
  for (const storage::StoredDocument& person : found) {
    const auto acted = TWL_TRY(subjects.subject(Kind::person, person.id, person.document));
    if (std::ranges::any_of(actor.grants, [&](const auto& grant) { return knows(grant, acted); }))
      shown.insert(person.id);
  }
  return shown;
}

}  // namespace twinlight::server
