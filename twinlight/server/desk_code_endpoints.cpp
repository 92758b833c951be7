#include "twinlight/server/desk_code_endpoints.h"

#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/vouching.h"
#include "twinlight/server/desk_code.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/sign_in_attempts.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/one_time_token_store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Refusal;
using storage::AccountAct;
using storage::OneTimeTokenStore;

constexpr std::chrono::minutes code_lasts{10};

/// Every role that a session of the person could act by.
Result<std::vector<partnership::Subject>> membership_subjects(storage::Store& store, const std::string& person) {
  std::vector<partnership::Subject> memberships;
  SubjectFinder subjects(store);
  for (const std::string& id : TWL_TRY(store.naming(person, "person", Kind::membership))) {
    const auto membership = TWL_TRY(store.find(Kind::membership, id));
    if (membership && member_text(membership->document, "state") == "active")
      memberships.push_back(TWL_TRY(subjects.subject(Kind::membership, id, membership->document)));
  }
  return memberships;
}

/// The try that locks the account ends the code too.
tl::expected<void, Problem> end_where_locked(Call& call, const std::string& person) {
  const auto account = TWL_OWN(storage::AccountStore(call.connection).find_person(person));
  if (!account || account->locked_until <= call.now) return {};
  if (const auto ended = OneTimeTokenStore(call.connection).withdraw(person, desk_purpose); !ended)
    return problem(ProblemKind::internal, {ended.error()});
  return {};
}

/// Counts a wrong code as a wrong password.
tl::unexpected<Problem> wrong_code(Call& call, const storage::Account& account) {
  if (const auto noted = note_wrong(call.connection, account, call.now); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  if (const auto ended = end_where_locked(call, account.person); !ended) return tl::unexpected(ended.error());
  return problem(ProblemKind::wrong_code);
}

}  // namespace

void DeskCodeEndpoints::add_to(Endpoints& endpoints) {
  endpoints["makeDeskCode"] = [this](Call& call) { return make(call); };
  endpoints["signInByDeskCode"] = [this](Call& call) { return open(call); };
}

Answer DeskCodeEndpoints::make(Call& call) {
  storage::Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, Kind::person));
  const std::string& person = found.stored.id;
  const auto memberships = TWL_OWN(membership_subjects(store, person));
  if (const Refusal refusal = partnership::refusal_to_vouch(call.actor, found.subject, memberships);
      refusal != Refusal::none)
    return tl::unexpected(refused(refusal));
  storage::AccountStore accounts(call.connection);
  const auto account = TWL_OWN(accounts.find_person(person));
  if (!account) return problem(ProblemKind::state);
  if (!by_issuer_.take(call.actor.person.text)) return problem(ProblemKind::too_many);
  const std::string code = new_desk_code();
  // So few bits need a slow hash; not while others wait to write.
  const std::string hash = password_hash(code, options_.cost);
  const Instant ends_at = call.now + code_lasts;
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  if (const auto added = OneTimeTokenStore(call.connection).add({hash, desk_purpose, person, ends_at}, call.now);
      !added)
    return problem(ProblemKind::internal, {added.error()});
  // Who forgot the password has tried: what locks the account would outlast the code.
  if (const auto unlocked = accounts.note_success(person); !unlocked)
    return problem(ProblemKind::internal, {unlocked.error()});
  if (const auto told = tell(call, found.stored, *account); !told)
    return problem(ProblemKind::internal, {told.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return json_response({{"code", code}, {"ends_at", instant_text(ends_at)}}, 201);
}

/// In the account's events, and by letter where letters go out.
Result<void> DeskCodeEndpoints::tell(Call& call, const storage::StoredDocument& person,
                                     const storage::Account& account) {
  TWL_CHECK(note_act(call, person.id, AccountAct::desk_code_made));
  if (!mail_.sends()) return {};
  const auto language =
      partnership::from_word<partnership::Language>(member_text(person.document, "preferred_language"));
  return mail_.add(call.connection,
                   letter(Letter::desk_code, language.value_or(call.language), account.email,
                          {.name = written_name(person.document),
                           .organisation = "",
                           .link = options_.public_address + "/account/security"}),
                   call.now);
}

/// The same answer whether it is the address, the code or its end that is wrong.
Answer DeskCodeEndpoints::open(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  storage::AccountStore accounts(call.connection);
  const auto account = TWL_OWN(accounts.find(account_email(call.body.at("email").get<std::string>())));
  if (account && account->locked_until > call.now) return problem(ProblemKind::too_many);
  OneTimeTokenStore codes(call.connection);
  std::optional<std::string> hash;
  if (account) hash = TWL_OWN(codes.find_of(account->person, desk_purpose, call.now));
  const bool fits =
      password_fits(hash.value_or(no_code_hash_), heard_desk_code(call.body.at("desk_code").get<std::string>()));
  if (!account) return problem(ProblemKind::wrong_code);
  if (!hash || !fits) return wrong_code(call, *account);
  storage::Store store(call.connection);
  const partnership::Actor actor = TWL_OWN(actor_of(store, account->person));
  if (actor.person.empty()) return problem(ProblemKind::wrong_code);
  if (const auto proved = second_factor_proved(call, box_, *account); !proved) {
    if (const auto ended = end_where_locked(call, account->person); !ended) return tl::unexpected(ended.error());
    return tl::unexpected(proved.error());
  }
  return let_in(call, actor, *hash);
}

/// Of two who bring a code at once, one gets in.
Answer DeskCodeEndpoints::let_in(Call& call, const partnership::Actor& actor, const std::string& hash) const {
  const std::string& person = actor.person.text;
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  if (!TWL_OWN(OneTimeTokenStore(call.connection).take(hash, desk_purpose, call.now)))
    return problem(ProblemKind::wrong_code);
  storage::AccountEventStore events(call.connection);
  if (const auto noted = events.add({call.now, person, person, AccountAct::desk_code_used, ""}); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  Answer answer = new_session(call, actor, options_.secure_cookie);
  if (!answer) return answer;
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return answer;
}

}  // namespace twinlight::server
