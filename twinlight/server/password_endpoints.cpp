#include "twinlight/server/password_endpoints.h"

#include "twinlight/foundation/sha256.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/account_opening.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/account_event_store.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/one_time_token_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Language;
using storage::Store;

constexpr std::chrono::hours password_link_lasts{1};

/// The person of the link, which is used up. Nobody where it opens neither purpose.
Result<std::optional<std::string>> person_of_link(Call& call) {
  const std::string hash = sha256_hex({call.body.at("token").get<std::string>()});
  storage::OneTimeTokenStore tokens(call.connection);
  for (const char* purpose : {password_purpose, invitation_purpose})
    if (auto person = TWL_TRY(tokens.take(hash, purpose, call.now))) return person;
  return std::nullopt;
}

}  // namespace

Result<std::string> new_link(storage::Connection& connection, const std::string& public_address, const char* purpose,
                             const std::string& person, Instant now, std::chrono::milliseconds lasts) {
  const std::string token = random_token();
  TWL_CHECK(storage::OneTimeTokenStore(connection).add({sha256_hex({token}), purpose, person, now + lasts}, now));
  return public_address + "/password#" + token;
}

void PasswordEndpoints::add_to(Endpoints& endpoints) {
  endpoints["getPasswordLinks"] = [this](Call& /*call*/) -> Answer {
    return json_response({{"available", mail_.sends()}});
  };
  endpoints["sendPasswordLink"] = [this](Call& call) { return send_link(call); };
  endpoints["setPassword"] = [this](Call& call) { return set(call); };
}

/// The same answer whether somebody has the address or not.
Answer PasswordEndpoints::send_link(Call& call) {
  if (!mail_.sends()) return problem(ProblemKind::absent);
  const std::string email = account_email(call.body.at("email").get<std::string>());
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  if (!by_email_.take(email)) return nothing_to_say(202);
  const auto account = TWL_OWN(storage::AccountStore(call.connection).find(email));
  if (!account) return nothing_to_say(202);
  Store store(call.connection);
  const auto found = TWL_OWN(store.find(Kind::person, account->person));
  if (!found || member_text(found->document, "state") != "active") return nothing_to_say(202);
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  const std::string link = TWL_OWN(
      new_link(call.connection, public_address_, password_purpose, account->person, call.now, password_link_lasts));
  const auto language = partnership::from_word<Language>(member_text(found->document, "preferred_language"));
  const Mail mail = letter(Letter::password, language.value_or(call.language), account->email,
                           {.name = written_name(found->document), .organisation = "", .link = link});
  if (const auto queued = mail_.add(call.connection, mail, call.now); !queued)
    return problem(ProblemKind::internal, {queued.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say(202);
}

Answer PasswordEndpoints::set(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  // Slow on purpose, so not while others wait to write.
  const std::string hash = password_hash(call.body.at("password").get<std::string>(), cost_);
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  const auto person = TWL_OWN(person_of_link(call));
  if (!person) return problem(ProblemKind::absent);
  if (auto opened = open_account(call, *person, hash); !opened) return tl::unexpected(std::move(opened).error());
  storage::AccountEventStore events(call.connection);
  if (const auto noted = events.add({call.now, *person, *person, storage::AccountAct::new_password, ""}); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say(204);
}

}  // namespace twinlight::server
