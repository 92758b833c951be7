#include "twinlight/server/address_change.h"

#include "twinlight/server/password_endpoints.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/account_event_store.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/one_time_token_store.h"

namespace twinlight::server {
namespace {

std::string address_of(const nlohmann::json& person) {
  return account_email(member_text(person, "email"));
}

}  // namespace

Result<std::vector<Diagnostic>> address_faults(Call& call, const storage::StoredDocument& person,
                                               const nlohmann::json& edited) {
  const std::string address = address_of(edited);
  if (address == address_of(person.document)) return std::vector<Diagnostic>{};
  storage::AccountStore accounts(call.connection);
  if (!TWL_TRY(accounts.find_person(person.id))) return std::vector<Diagnostic>{};
  if (call.actor.person.text == person.id)
    return std::vector<Diagnostic>{{.message = "is changed by a letter to the new address", .field = "/email"}};
  const auto holder = TWL_TRY(accounts.find(address));
  if (holder && holder->person != person.id)
    return std::vector<Diagnostic>{{.message = "has an account already", .field = "/email"}};
  return std::vector<Diagnostic>{};
}

Result<void> follow_address(storage::Connection& connection, const storage::StoredDocument& before,
                            const nlohmann::json& after, const std::string& by, Instant now) {
  const std::string address = address_of(after);
  storage::AccountStore accounts(connection);
  if (address == address_of(before.document) || !TWL_TRY(accounts.find_person(before.id))) return {};
  TWL_CHECK(accounts.change_email(before.id, address));
  storage::OneTimeTokenStore links(connection);
  for (const char* purpose : {password_purpose, invitation_purpose}) TWL_CHECK(links.withdraw(before.id, purpose));
  return storage::AccountEventStore(connection).add({now, before.id, by, storage::AccountAct::new_address, ""});
}

}  // namespace twinlight::server
