#include "twinlight/server/consents.h"

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Action;
using partnership::Kind;
using partnership::Purpose;
using partnership::State;
using storage::StoredDocument;

Result<std::map<Purpose, StoredDocument>> given_consents(storage::Store& store, const std::string& person,
                                                         const std::string& partnership) {
  std::map<Purpose, StoredDocument> given;
  for (const std::string& id : TWL_TRY(store.naming(person, "person", Kind::consent))) {
    auto found = TWL_TRY(store.find(Kind::consent, id));
    if (!found || member_text(found->document, "state") != word_of(State::given) ||
        member_text(found->document, "partnership") != partnership)
      continue;
    const auto purpose = partnership::from_word<Purpose>(member_text(found->document, "purpose"));
    if (purpose) given.insert_or_assign(*purpose, *std::move(found));
  }
  return given;
}

storage::Written<StoredDocument> withdraw_consent(storage::Store& store, const storage::Change& change,
                                                  const StoredDocument& consent) {
  nlohmann::json document = consent.document;
  document["state"] = word_of(State::withdrawn);
  document["withdrawn_at"] = instant_text(change.at);
  return store.change(change, Action::withdraw, Kind::consent, consent.id, consent.version, document);
}

}  // namespace twinlight::server
