#include "twinlight/server/sign_in.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "twinlight/foundation/sha256.h"
#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/second_factor.h"
#include "twinlight/server/sign_in_attempts.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/account_store.h"

namespace twinlight::server {
namespace {

using partnership::Actor;
using partnership::Grant;
using partnership::Kind;
using storage::Store;

constexpr std::chrono::hours session_length{12};

/// As the person's own language has it, after its Latin form where it has one.
std::string shown_name(const partnership::Person& person) {
  const std::string name = written_name(person);
  return person.latin_name.empty() || person.latin_name == name ? name : person.latin_name + " (" + name + ")";
}

Result<nlohmann::json> session_json(Store& store, const Actor& actor, const std::string& token) {
  nlohmann::json told = {{"person", nullptr}, {"csrf_token", ""}};
  told["partnership"] = TWL_TRY(default_partnership(store, actor));
  told["partnerships"] = TWL_TRY(partnerships_to_choose(store, actor));
  if (actor.person.empty()) return told;
  const auto found = TWL_TRY(store.find(Kind::person, actor.person.text));
  const auto person = found ? partnership::record_from<partnership::Person>(found->document)
                            : partnership::Checked<partnership::Person>(partnership::Person{});
  if (!person) return failure(person.error().front());
  nlohmann::json roles = nlohmann::json::array();
  for (const Grant& grant : actor.grants)
    roles.push_back({{"role", word_of(grant.role)},
                     {"partnership", grant.partnership.text},
                     {"organisation", grant.organisation.text},
                     {"region", grant.region}});
  told["csrf_token"] = csrf_token(token);
  told["person"] = {{"id", actor.person.text},
                    {"name", shown_name(*person)},
                    {"language", word_of(person->preferred_language)},
                    {"roles", std::move(roles)}};
  return told;
}

/// The oldest first: the partnership of that is where its person is at home (default_partnership).
Result<std::vector<storage::StoredDocument>> active_memberships(Store& store, const std::string& person) {
  std::vector<storage::StoredDocument> active;
  for (auto& [named, membership] : TWL_TRY(store.records_naming({person}, "person", Kind::membership)))
    if (member_text(membership.document, "state") == "active") active.push_back(std::move(membership));
  std::ranges::stable_sort(active, {}, &storage::StoredDocument::created_at);
  return active;
}

/// The regions, by id, of the organisations of memberships: nobody acts for one that is suspended or gone.
Result<std::map<std::string, std::string>> active_organisations(
    Store& store, const std::vector<storage::StoredDocument>& memberships) {
  std::vector<std::string> ids;
  for (const auto& membership : memberships) ids.push_back(member_text(membership.document, "organisation"));
  std::map<std::string, std::string> regions;
  for (const auto& organisation : TWL_TRY(store.find_each(Kind::organisation, ids)))
    if (member_text(organisation.document, "state") == "active")
      regions[organisation.id] = member_text(organisation.document, "region");
  return regions;
}

tl::unexpected<Problem> wrong(Call& call, const storage::Account& account, ProblemKind kind) {
  if (const auto noted = note_wrong(call.connection, account, call.now); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  return problem(kind);
}

}  // namespace

std::string csrf_token(const std::string& session_token) {
  return session_token.empty() ? "" : sha256_hex({"csrf token of ", session_token});
}

std::string account_email(std::string_view email) {
  std::string small(email);
  std::ranges::transform(small, small.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return small;
}

Result<Actor> actor_of(Store& store, const std::string& person) {
  const auto found = TWL_TRY(store.find(Kind::person, person));
  if (!found || member_text(found->document, "state") != "active") return Actor{};
  const auto memberships = TWL_TRY(active_memberships(store, person));
  const auto regions = TWL_TRY(active_organisations(store, memberships));
  Actor actor{.person = {person}};
  for (const storage::StoredDocument& stored : memberships) {
    const auto membership = partnership::record_from<partnership::Membership>(stored.document);
    if (!membership) return failure(membership.error().front());
    if (const auto region = regions.find(membership->organisation.text); region != regions.end())
      actor.grants.push_back(grant_of(*membership, region->second));
  }
  return actor;
}

Result<Actor> actor_of_session(storage::Connection& connection, const std::string& token, Instant now) {
  if (token.empty()) return Actor{};
  const auto session = TWL_TRY(storage::AccountStore(connection).find_session(sha256_hex({token}), now));
  if (!session) return Actor{};
  Store store(connection);
  return actor_of(store, session->person);
}

Result<std::string> open_session(storage::Connection& connection, const std::string& person, Instant now) {
  storage::AccountStore accounts(connection);
  TWL_CHECK(accounts.remove_ended_sessions(now));
  std::string token = random_token();
  TWL_CHECK(accounts.open_session({sha256_hex({token}), person, now, now + session_length}));
  TWL_CHECK(accounts.note_seen(person, now));
  TWL_CHECK(storage::AccountEventStore(connection).add({now, person, person, storage::AccountAct::signed_in, ""}));
  return token;
}

std::string session_cookie_header(const std::string& token, bool secure) {
  const std::int64_t seconds = token.empty() ? 0 : std::chrono::seconds(session_length).count();
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}", session_cookie, token, seconds,
                     secure ? "; Secure" : "");
}

tl::expected<void, Problem> second_factor_proved(Call& call, const SecretBox& box, const storage::Account& account) {
  const auto factor = TWL_OWN(storage::SecondFactorStore(call.connection).find(account.person));
  if (!factor || !factor->is_confirmed()) return {};
  const std::string code = call.body.value("code", "");
  if (code.empty()) return problem(ProblemKind::second_factor);
  const TakenCode taken = TWL_OWN(take_code(call.connection, box, *factor, code, call.now));
  if (taken == TakenCode::none) return wrong(call, account, ProblemKind::wrong_code);
  if (taken == TakenCode::of_app) return {};
  storage::AccountEventStore events(call.connection);
  const auto noted =
      events.add({call.now, account.person, account.person, storage::AccountAct::recovery_code_used, ""});
  if (!noted) return problem(ProblemKind::internal, {noted.error()});
  return {};
}

Answer new_session(Call& call, const Actor& actor, bool secure_cookie) {
  if (const auto noted = storage::AccountStore(call.connection).note_success(actor.person.text); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  Store store(call.connection);
  const std::string token = TWL_OWN(open_session(call.connection, actor.person.text, call.now));
  Response response = json_response(TWL_OWN(session_json(store, actor, token)));
  response.headers.emplace_back("Set-Cookie", session_cookie_header(token, secure_cookie));
  return response;
}

void SignIn::add_to(Endpoints& endpoints) {
  endpoints["getCurrentSession"] = [this](Call& call) { return show(call); };
  endpoints["signIn"] = [this](Call& call) { return open(call); };
  endpoints["signOut"] = [this](Call& call) { return close(call); };
}

Answer SignIn::show(Call& call) const {
  Store store(call.connection);
  return json_response(TWL_OWN(session_json(store, call.actor, call.session_token)));
}

Answer SignIn::open(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  storage::AccountStore accounts(call.connection);
  const auto account = TWL_OWN(accounts.find(account_email(call.body.at("email").get<std::string>())));
  if (account && account->locked_until > call.now) return problem(ProblemKind::too_many);
  const bool has_password = account && !account->password_hash.empty();
  const bool fits = password_fits(has_password ? account->password_hash : no_account_hash_,
                                  call.body.at("password").get<std::string>());
  if (!has_password) return problem(ProblemKind::wrong_credentials);
  if (!fits) return wrong(call, *account, ProblemKind::wrong_credentials);
  Store store(call.connection);
  const Actor actor = TWL_OWN(actor_of(store, account->person));
  if (actor.person.empty()) return problem(ProblemKind::wrong_credentials);
  if (const auto proved = second_factor_proved(call, box_, *account); !proved) return tl::unexpected(proved.error());
  return new_session(call, actor, secure_cookie_);
}

Answer SignIn::close(Call& call) const {
  if (!call.session_token.empty())
    if (const auto closed = storage::AccountStore(call.connection).close_session(sha256_hex({call.session_token}));
        !closed)
      return problem(ProblemKind::internal, {closed.error()});
  return Response{
      .status = 204,
      .headers = {{"Set-Cookie", session_cookie_header("", secure_cookie_)}, {"Cache-Control", "no-store"}}};
}

}  // namespace twinlight::server
