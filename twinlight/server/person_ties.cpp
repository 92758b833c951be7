#include "twinlight/server/person_ties.h"

#include "twinlight/server/consents.h"
#include "twinlight/server/interest_sides.h"
#include "twinlight/server/membership_rules.h"
#include "twinlight/server/people_of.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Purpose;

using OrganisationsByPerson = std::map<std::string, std::vector<std::string>>;

/// Anybody who may give a role can propose it for somebody: what is merely asked for shows nobody to anybody.
void add_membership(PersonTies& ties, const nlohmann::json& membership) {
  if (!acts_or_acted(membership)) return;
  ties.ever_for.push_back(member_text(membership, "organisation"));
  if (ties.organisation.empty() && member_text(membership, "state") == "active")
    ties.organisation = ties.ever_for.back();
}

/// Who agreed to be reached where interest is mutual is known to the other sides of the mutual interests of those for
/// whom they act.
Result<void> add_partners(storage::Store& store, TiesByPerson& ties, const std::map<std::string, std::string>& at_home,
                          const OrganisationsByPerson& acting_for) {
  std::vector<std::string> organisations;
  for (const auto& [person, those] : acting_for) organisations.insert(organisations.end(), those.begin(), those.end());
  const auto partners = TWL_TRY(mutual_partners(store, organisations));
  for (const auto& [person, those] : acting_for)
    for (const std::string& organisation : those)
      if (const auto found = partners.find({organisation, at_home.at(person)}); found != partners.end())
        ties[person].reached_by.insert(ties[person].reached_by.end(), found->second.begin(), found->second.end());
  return {};
}

}  // namespace

Result<TiesByPerson> ties_of(storage::Store& store, const std::vector<storage::StoredDocument>& persons) {
  std::vector<std::string> ids;
  std::map<std::string, std::string> at_home;  // the partnership in which somebody's account was opened
  TiesByPerson ties;
  for (const auto& person : persons) {
    ids.push_back(person.id);
    at_home[person.id] = member_text(person.document, "partnership");
    ties[person.id];  // who has no membership is there too
  }
  const auto consents = TWL_TRY(given_consents(store, ids));
  const auto agreed = [&](const std::string& person, Purpose purpose) {
    const auto given = consents.find({person, at_home.at(person)});
    return given != consents.end() && given->second.contains(purpose);
  };
  OrganisationsByPerson acting_for;  // of those who agreed to be reached
  for (const auto& [person, membership] : TWL_TRY(store.records_naming(ids, "person", Kind::membership))) {
    add_membership(ties[person], membership.document);
    if (answers_for_organisation(membership.document) &&
        member_text(membership.document, "partnership") == at_home.at(person) && agreed(person, Purpose::introductions))
      acting_for[person].push_back(member_text(membership.document, "organisation"));
  }
  for (auto& [person, tie] : ties) tie.agreed_to_transfer_abroad = agreed(person, Purpose::transfer_abroad);
  TWL_CHECK(add_partners(store, ties, at_home, acting_for));
  return ties;
}

}  // namespace twinlight::server
