#include "twinlight/server/account_opening.h"

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Action;
using partnership::Kind;
using storage::Store;

storage::Written<storage::StoredDocument> activated(Store& store, const storage::StoredDocument& person, Instant now) {
  nlohmann::json document = person.document;
  document["state"] = word_of(partnership::State::active);
  return store.change({{person.id}, now}, Action::activate, Kind::person, person.id, person.version, document);
}

}  // namespace

tl::expected<void, Problem> open_account(Call& call, const std::string& person, const std::string& password_hash) {
  Store store(call.connection);
  const auto found = TWL_OWN(store.find(Kind::person, person));
  const std::string state = found ? member_text(found->document, "state") : "";
  if (state != "active" && state != "invited") return problem(ProblemKind::absent);
  if (state == "invited")
    if (const auto changed = activated(store, *found, call.now); !changed)
      return tl::unexpected(refused(changed.error()));
  storage::AccountStore accounts(call.connection);
  const auto account = TWL_OWN(accounts.find_person(person));
  const std::string email = account ? account->email : account_email(member_text(found->document, "email"));
  const auto holder = TWL_OWN(accounts.find(email));
  if (holder && holder->person != person) return problem(ProblemKind::state);
  if (const auto put = accounts.put(person, email, password_hash); !put)
    return problem(ProblemKind::internal, {put.error()});
  if (const auto reached = storage::LetterReturnStore(call.connection).forget(email); !reached)
    return problem(ProblemKind::internal, {reached.error()});
  return {};
}

}  // namespace twinlight::server
