#include "twinlight/server/address_endpoints.h"

#include "twinlight/foundation/sha256.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/address_change.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/sign_in_attempts.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/one_time_token_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;
using storage::StoredDocument;

constexpr const char* address_purpose = "address";
constexpr std::chrono::hours address_link_lasts{24};

/// The address is part of the secret, so that nobody confirms another.
std::string hash_of(const std::string& token, const std::string& address) {
  return sha256_hex({token, " opens ", address});
}

partnership::Language language_of(const Call& call, const StoredDocument& person) {
  return partnership::from_word<partnership::Language>(member_text(person.document, "preferred_language"))
      .value_or(call.language);
}

}  // namespace

void AddressEndpoints::add_to(Endpoints& endpoints) {
  endpoints["beginMyAddressChange"] = [this](Call& call) { return begin(call); };
  endpoints["confirmAddressChange"] = [this](Call& call) { return confirm(call); };
}

/// The same answer whether somebody has an account with the address or not.
Answer AddressEndpoints::begin(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!mail_.sends()) return problem(ProblemKind::absent);
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const auto account = account_by_password(call, call.body.at("password"));
  if (!account) return tl::unexpected(account.error());
  if (!by_person_.take(account->person)) return problem(ProblemKind::too_many);
  const std::string address = account_email(call.body.at("email").get<std::string>());
  Store store(call.connection);
  const auto person = TWL_OWN(store.find(Kind::person, account->person));
  if (!person) return problem(ProblemKind::absent);
  nlohmann::json wished = person->document;
  wished["email"] = address;
  if (auto faults = partnership::faults_of(Kind::person, wished); !faults.empty())
    return problem(ProblemKind::invalid, std::move(faults));
  const bool taken = TWL_OWN(storage::AccountStore(call.connection).find(address)).has_value();
  if (taken || !by_email_.take(address)) return nothing_to_say(202);
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  if (const auto sent = send_link(call, *person, address); !sent) return problem(ProblemKind::internal, {sent.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say(202);
}

Result<void> AddressEndpoints::send_link(Call& call, const StoredDocument& person, const std::string& address) {
  const std::string token = random_token();
  TWL_CHECK(storage::OneTimeTokenStore(call.connection)
                .add({hash_of(token, address), address_purpose, person.id, call.now + address_link_lasts}, call.now));
  const LetterFacts facts{.name = written_name(person.document),
                          .organisation = "",
                          .link = public_address_ + "/account/address#" + token + "." + address,
                          .title = address};
  return mail_.add(call.connection, letter(Letter::address_confirm, language_of(call, person), address, facts),
                   call.now);
}

Answer AddressEndpoints::confirm(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const std::string address = account_email(call.body.at("email").get<std::string>());
  const std::string hash = hash_of(call.body.at("token"), address);
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  const auto id = TWL_OWN(storage::OneTimeTokenStore(call.connection).take(hash, address_purpose, call.now));
  if (!id) return problem(ProblemKind::absent);
  Store store(call.connection);
  const auto before = TWL_OWN(store.find(Kind::person, *id));
  if (!before || member_text(before->document, "state") != "active") return problem(ProblemKind::absent);
  const auto holder = TWL_OWN(storage::AccountStore(call.connection).find(address));
  if (holder && holder->person != *id) return problem(ProblemKind::state);
  nlohmann::json document = before->document;
  document["email"] = address;
  const auto written = store.change({.person = {*id}, .at = call.now}, partnership::Action::edit, Kind::person, *id,
                                    before->version, document);
  if (!written) return tl::unexpected(refused(written.error()));
  if (const auto followed = follow_address(call.connection, *before, document, *id, call.now); !followed)
    return problem(ProblemKind::internal, {followed.error()});
  // Whoever has the link has read a letter.
  if (const auto reached = storage::LetterReturnStore(call.connection).forget(address); !reached)
    return problem(ProblemKind::internal, {reached.error()});
  if (const auto told = tell_old(call, *before, address); !told) return problem(ProblemKind::internal, {told.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say(204);
}

Result<void> AddressEndpoints::tell_old(Call& call, const StoredDocument& before, const std::string& address) {
  const LetterFacts facts{.name = written_name(before.document),
                          .organisation = "",
                          .link = public_address_ + "/contact",
                          .title = address};
  return mail_.add(
      call.connection,
      letter(Letter::address_changed, language_of(call, before), member_text(before.document, "email"), facts),
      call.now);
}

}  // namespace twinlight::server
