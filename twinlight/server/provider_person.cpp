#include "twinlight/server/provider_person.h"

#include "twinlight/server/account_opening.h"
#include "twinlight/server/password_endpoints.h"
#include "twinlight/server/record_scan.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/account_event_store.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/identity_store.h"
#include "twinlight/storage/one_time_token_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

/// Who was invited at this address by a letter that is still good; empty where nobody was. Somebody whose record came
/// from elsewhere is active without an account.
Result<std::string> invited_at(Call& call, const std::string& email) {
  Store store(call.connection);
  const auto page = TWL_TRY(store.page({.kind = Kind::person, .where = {{"email", email}}, .levels = all_levels()}));
  for (const storage::StoredDocument& person : page.records) {
    // The list takes letters with and without accents for the same.
    const bool is_it = account_email(member_text(person.document, "email")) == email;
    const std::string state = member_text(person.document, "state");
    if (!is_it || (state != "invited" && state != "active")) continue;
    storage::OneTimeTokenStore letters(call.connection);
    if (TWL_TRY(letters.find_of(person.id, invitation_purpose, call.now))) return person.id;
  }
  return "";
}

/// Lets somebody who was invited in without a password: the provider stands for the mailbox that the letter went to.
/// Empty where the account can not be opened.
Result<std::string> accepted_invitation(Call& call, const std::string& email) {
  const std::string person = TWL_TRY(invited_at(call, email));
  if (person.empty()) return person;
  const auto opened = open_account(call, person, "");
  if (!opened && opened.error().kind == ProblemKind::internal) return failure(opened.error().faults.front());
  if (!opened) return "";
  TWL_CHECK(storage::OneTimeTokenStore(call.connection).withdraw(person, invitation_purpose));
  return person;
}

}  // namespace

Result<std::string> person_with(Call& call, const IdentityProvider& provider, const IdentityClaims& claims) {
  auto transaction = TWL_TRY(storage::Transaction::begin(call.connection));
  storage::AccountStore accounts(call.connection);
  storage::IdentityStore identities(call.connection);
  if (const auto known = TWL_TRY(identities.person(provider.issuer, claims.subject)))
    return TWL_TRY(accounts.find_person(*known)) ? *known : "";
  const std::string email = account_email(claims.email);
  if (!speaks_for(provider, email) || !(claims.email_verified || provider.trusts_emails)) return "";
  const auto account = TWL_TRY(accounts.find(email));
  const std::string person = account ? account->person : TWL_TRY(accepted_invitation(call, email));
  if (person.empty()) return person;
  TWL_CHECK(identities.link(provider.issuer, claims.subject, person));
  TWL_CHECK(storage::AccountEventStore(call.connection)
                .add({call.now, person, person, storage::AccountAct::identity_linked, provider.id}));
  TWL_CHECK(transaction.commit());
  return person;
}

}  // namespace twinlight::server
