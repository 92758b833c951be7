#include "twinlight/server/consents.h"

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Action;
using partnership::Kind;
using partnership::Purpose;
using partnership::State;
using storage::StoredDocument;

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

storage::Written<StoredDocument> withdraw_consent(storage::Store& store, const storage::Change& change,
                                                  const StoredDocument& consent) {
  nlohmann::json document = consent.document;
  document["state"] = word_of(State::withdrawn);
  document["withdrawn_at"] = instant_text(change.at);
  return store.change(change, Action::withdraw, Kind::consent, consent.id, consent.version, document);
}

}  // namespace twinlight::server
