#include "twinlight/server/offer_ties.h"

#include <utility>

#include "twinlight/server/interest_sides.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

Result<void> add_interested(Store& store, Kind kind, const std::vector<std::string>& ids,
                            CounterpartsByOffer& counterparts) {
  for (const auto& [offer, interest] : TWL_TRY(store.records_naming(ids, std::string(word_of(kind)), Kind::interest)))
    if (is_mutual(interest.document)) counterparts[offer].push_back(member_text(interest.document, "organisation"));
  return {};
}

/// Both profiles of an introduction to which both sides agreed are open to the other side.
Result<void> add_introduced(Store& store, const std::vector<std::string>& profiles, CounterpartsByOffer& counterparts) {
  std::vector<std::pair<std::string, std::string>> introduced;  // a profile, and the one across from it
  std::vector<std::string> across;
  for (const auto& [field, other_field] : {std::pair("first", "second"), std::pair("second", "first")})
    for (const auto& [profile, introduction] : TWL_TRY(store.records_naming(profiles, field, Kind::introduction))) {
      if (member_text(introduction.document, "state") != "mutual") continue;
      across.push_back(member_text(introduction.document, other_field));
      introduced.emplace_back(profile, across.back());
    }
  const auto owners = TWL_TRY(store.owners_of(across));
  for (const auto& [profile, other] : introduced)
    if (const auto owner = owners.find(other); owner != owners.end()) counterparts[profile].push_back(owner->second);
  return {};
}

}  // namespace

bool is_offered(Kind kind) {
  return kind == Kind::profile || kind == Kind::product || kind == Kind::need;
}

Result<CounterpartsByOffer> counterparts_of(Store& store, const std::vector<storage::StoredDocument>& offered) {
  std::map<Kind, std::vector<std::string>> ids;
  CounterpartsByOffer counterparts;
  for (const storage::StoredDocument& offer : offered) {
    ids[offer.kind].push_back(offer.id);
    counterparts[offer.id];  // who is of no interest is there too
  }
  for (const auto& [kind, those] : ids) TWL_CHECK(add_interested(store, kind, those, counterparts));
  TWL_CHECK(add_introduced(store, ids[Kind::profile], counterparts));
  return counterparts;
}

}  // namespace twinlight::server
