#include "twinlight/server/second_factor_endpoints.h"

#include "twinlight/server/qr_picture.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/second_factor.h"
#include "twinlight/server/sign_in_attempts.h"
#include "twinlight/server/totp.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using storage::AccountAct;
using storage::SecondFactorStore;

constexpr std::int64_t most_events = 100;

Answer show(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  SecondFactorStore factors(call.connection);
  const auto factor = TWL_OWN(factors.find(call.actor.person.text));
  const bool on = factor && factor->is_confirmed();
  const auto left = TWL_OWN(factors.recovery_codes_left(call.actor.person.text));
  return json_response({{"on", on},
                        {"since", on ? json(instant_text(factor->confirmed_at)) : json()},
                        {"recovery_codes_left", on ? left : 0}});
}

/// Puts new recovery codes in the place of the old ones: they are shown now and never again.
Answer renewed_codes(Call& call, AccountAct act, storage::Transaction& transaction) {
  const std::vector<std::string> codes = new_recovery_codes();
  std::vector<std::string> hashes;
  for (const std::string& code : codes) hashes.push_back(recovery_code_hash(code));
  const std::string& person = call.actor.person.text;
  if (const auto put = SecondFactorStore(call.connection).put_recovery_codes(person, hashes); !put)
    return problem(ProblemKind::internal, {put.error()});
  if (const auto noted = note_act(call, person, act); !noted) return problem(ProblemKind::internal, {noted.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return json_response({{"recovery_codes", codes}});
}

Answer take_off(Call& call, const std::string& person, AccountAct act) {
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  if (const auto removed = SecondFactorStore(call.connection).remove(person); !removed)
    return problem(ProblemKind::internal, {removed.error()});
  if (const auto noted = note_act(call, person, act); !noted) return problem(ProblemKind::internal, {noted.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say();
}

/// Somebody else whose record the reader may change: by the table of rights that is an administrator.
tl::expected<std::string, Problem> person_kept(Call& call) {
  storage::Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, Kind::person));
  const bool own = found.stored.id == call.actor.person.text;
  if (own || !partnership::may(call.actor, partnership::Action::edit, found.subject))
    return problem(ProblemKind::forbidden);
  return found.stored.id;
}

Answer reset(Call& call) {
  const std::string person = TWL_ANSWER(person_kept(call));
  return take_off(call, person, AccountAct::second_factor_reset);
}

Answer events_of(Call& call, const std::string& person) {
  json items = json::array();
  for (const auto& event : TWL_OWN(storage::AccountEventStore(call.connection).newest(person, most_events)))
    items.push_back({{"at", instant_text(event.at)},
                     {"act", partnership::word_of(event.act)},
                     {"own", event.actor == person},
                     {"actor", event.actor}});
  return json_response({{"items", std::move(items)}});
}

Answer own_events(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  return events_of(call, call.actor.person.text);
}

Answer events_of_another(Call& call) {
  return events_of(call, TWL_ANSWER(person_kept(call)));
}

}  // namespace

void SecondFactorEndpoints::add_to(Endpoints& endpoints) {
  endpoints["getMySecondFactor"] = show;
  endpoints["beginMySecondFactor"] = [this](Call& call) { return begin(call); };
  endpoints["confirmMySecondFactor"] = [this](Call& call) { return confirm(call); };
  endpoints["removeMySecondFactor"] = [this](Call& call) { return remove(call); };
  endpoints["makeMyRecoveryCodes"] = [this](Call& call) { return make_recovery_codes(call); };
  endpoints["resetSecondFactor"] = reset;
  endpoints["listMyAccountEvents"] = own_events;
  endpoints["listAccountEvents"] = events_of_another;
}

/// Whoever found a session open has no password.
tl::expected<void, Problem> SecondFactorEndpoints::password_given(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const auto account = account_by_password(call, call.body.at("password"));
  if (!account) return tl::unexpected(account.error());
  return {};
}

Answer SecondFactorEndpoints::begin(Call& call) {
  if (const auto given = password_given(call); !given) return tl::unexpected(given.error());
  SecondFactorStore factors(call.connection);
  const std::string& person = call.actor.person.text;
  const auto before = TWL_OWN(factors.find(person));
  if (before && before->is_confirmed()) return problem(ProblemKind::state);
  const auto account = TWL_OWN(storage::AccountStore(call.connection).find_person(person));
  const std::string secret = new_app_secret();
  if (const auto begun = factors.begin(person, box_.seal(secret, person)); !begun)
    return problem(ProblemKind::internal, {begun.error()});
  const std::string address = otpauth_address(account ? account->email : "", secret);
  const auto picture = TWL_OWN(qr_picture(address));
  return json_response({{"secret", secret}, {"address", address}, {"picture", picture}});
}

/// It is asked for from the first right code on.
Answer SecondFactorEndpoints::confirm(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  const std::string& person = call.actor.person.text;
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  SecondFactorStore factors(call.connection);
  const auto factor = TWL_OWN(factors.find(person));
  if (!factor || factor->is_confirmed()) return problem(ProblemKind::state);
  const TakenCode taken = TWL_OWN(take_code(call.connection, box_, *factor, call.body.at("code"), call.now));
  if (taken != TakenCode::of_app) return problem(ProblemKind::wrong_code);
  if (const auto done = factors.confirm(person, call.now); !done) return problem(ProblemKind::internal, {done.error()});
  return renewed_codes(call, AccountAct::second_factor_on, transaction);
}

Answer SecondFactorEndpoints::remove(Call& call) {
  if (const auto given = password_given(call); !given) return tl::unexpected(given.error());
  return take_off(call, call.actor.person.text, AccountAct::second_factor_off);
}

Answer SecondFactorEndpoints::make_recovery_codes(Call& call) {
  if (const auto given = password_given(call); !given) return tl::unexpected(given.error());
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  const auto factor = TWL_OWN(SecondFactorStore(call.connection).find(call.actor.person.text));
  if (!factor || !factor->is_confirmed()) return problem(ProblemKind::state);
  return renewed_codes(call, AccountAct::recovery_codes_made, transaction);
}

}  // namespace twinlight::server
