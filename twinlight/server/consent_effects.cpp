#include "twinlight/server/consent_effects.h"

#include "twinlight/server/subject_finder.h"
#include "twinlight/server/transfers.h"

namespace twinlight::server {

using partnership::Purpose;
using partnership::State;

storage::Written<void> follow_consent(storage::Connection& connection, const storage::Change& change,
                                      const storage::StoredDocument& consent) {
  storage::Store store(connection);
  const std::string person = member_text(consent.document, "person");
  const std::string partnership = member_text(consent.document, "partnership");
  const auto purpose = partnership::from_word<Purpose>(member_text(consent.document, "purpose"));
  const bool given = member_text(consent.document, "state") == word_of(State::given);
  if (!given && purpose)
    if (auto done = withdraw_consents(store, change, person, partnership, *purpose); !done) return done;
  if (purpose == Purpose::directory)
    if (auto done = list_by_consent(store, change, person); !done) return done;
  if (given)
    if (auto noted = register_person(connection, person, change.at); !noted)
      return tl::unexpected(storage::WriteRefusal{.faults = {std::move(noted).error()}});
  return {};
}

}  // namespace twinlight::server
