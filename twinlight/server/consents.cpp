#include "twinlight/server/consents.h"

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Action;
using partnership::Kind;
using partnership::Purpose;
using partnership::State;
using storage::StoredDocument;
using storage::WriteRefusal;
using storage::Written;

Result<ConsentsByPerson> given_consents(storage::Store& store, const std::vector<std::string>& persons) {
  ConsentsByPerson given;
  for (auto& [person, consent] : TWL_TRY(store.records_naming(persons, "person", Kind::consent))) {
    if (member_text(consent.document, "state") != word_of(State::given)) continue;
    const auto purpose = partnership::from_word<Purpose>(member_text(consent.document, "purpose"));
    const std::string partnership = member_text(consent.document, "partnership");
    if (purpose) given[{person, partnership}].insert_or_assign(*purpose, std::move(consent));
  }
  return given;
}

Result<GivenConsents> given_consents(storage::Store& store, const std::string& person, const std::string& partnership) {
  auto given = TWL_TRY(given_consents(store, std::vector{person}));
  return std::move(given[{person, partnership}]);
}

Written<StoredDocument> withdraw_consent(storage::Store& store, const storage::Change& change,
                                         const StoredDocument& consent) {
  nlohmann::json document = consent.document;
  document["state"] = word_of(State::withdrawn);
  document["withdrawn_at"] = instant_text(change.at);
  return store.change(change, Action::withdraw, Kind::consent, consent.id, consent.version, document);
}

Written<void> withdraw_consents(storage::Store& store, const storage::Change& change, const std::string& person,
                                const std::string& partnership, Purpose purpose) {
  const auto named = store.records_naming({person}, "person", Kind::consent);
  if (!named) return tl::unexpected(WriteRefusal{.faults = {named.error()}});
  for (const auto& [whose, consent] : *named) {
    const bool given = member_text(consent.document, "state") == word_of(State::given) &&
                       member_text(consent.document, "partnership") == partnership &&
                       member_text(consent.document, "purpose") == word_of(purpose);
    if (!given) continue;
    if (const auto done = withdraw_consent(store, change, consent); !done) return tl::unexpected(done.error());
  }
  return {};
}

Written<void> list_by_consent(storage::Store& store, const storage::Change& change, const std::string& person) {
  const auto found = store.find(Kind::person, person);
  if (!found) return tl::unexpected(WriteRefusal{.faults = {found.error()}});
  if (!*found) return {};
  nlohmann::json document = (*found)->document;
  const auto given = given_consents(store, person, member_text(document, "partnership"));
  if (!given) return tl::unexpected(WriteRefusal{.faults = {given.error()}});
  const bool listed = given->contains(Purpose::directory);
  if (document.value("listed", false) == listed) return {};
  document["listed"] = listed;
  const auto done = store.change(change, Action::edit, Kind::person, person, (*found)->version, document);
  if (!done) return tl::unexpected(done.error());
  return {};
}

}  // namespace twinlight::server
