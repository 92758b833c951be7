#include "twinlight/server/join_requests.h"

#include "twinlight/foundation/sha256.h"
#include "twinlight/server/invitation_endpoints.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/region_faults.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/erasure.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/one_time_token_store.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Language;
using partnership::State;
using storage::Store;
using storage::StoredDocument;

constexpr const char* joining_purpose = "joining";
constexpr std::chrono::hours joining_link_lasts{std::chrono::hours(24) * 7};  // as long as a request waits unconfirmed

Language language_of(const json& request) {
  return partnership::from_word<Language>(member_text(request, "language")).value_or(Language::en);
}

/// They stand in a letter to whoever has the address, who may have asked for nothing.
bool leads_elsewhere(const std::string& name) {
  return name.find("://") != std::string::npos || name.find("www.") != std::string::npos ||
         name.find('@') != std::string::npos;
}

LetterFacts facts_of(const json& request, std::string link) {
  return {.name = written_name(request),
          .organisation = member_text(request, "organisation_name"),
          .link = std::move(link),
          .title = member_text(request, "answer")};
}

json organisation_document(const json& request) {
  return {{"state", word_of(partnership::first_state(Kind::organisation))},
          {"partnership", request.at("partnership")},
          {"name", {{"language", request.at("language")}, {"text", request.at("organisation_name")}}},
          {"region", request.at("region")},
          {"kind", request.at("kind")},
          {"domains", json::array({request.at("domain")})},
          {"languages", json::array({request.at("language")})}};
}

/// Admitted by whoever admits the request: the rights are the same.
storage::Written<StoredDocument> new_organisation(const Call& call, Store& store, const json& request) {
  const storage::Change change{call.actor.person, call.now};
  auto made = store.create(change, Kind::organisation, organisation_document(request));
  if (!made) return made;
  json admitted = made->document;
  admitted["state"] = word_of(State::active);
  return store.change(change, Action::admit, Kind::organisation, made->id, made->version, admitted);
}

}  // namespace

void JoinRequests::add_to(Endpoints& endpoints) {
  endpoints["getJoinTerms"] = [this](Call& call) { return terms(call); };
  endpoints["confirmJoinRequest"] = [this](Call& call) { return confirm(call); };
}

Answer JoinRequests::terms(const Call& call) const {
  const JoiningText& joining = privacy_->joining;
  return json_response({{"available", mail_.sends()},
                        {"text_version", joining.version},
                        {"title", joining.title.of(call.language)},
                        {"text", joining.text.of(call.language)}});
}

tl::expected<std::vector<Diagnostic>, Problem> JoinRequests::faults(Call& call, const json& request) const {
  if (!mail_.sends()) return problem(ProblemKind::no_mail);
  std::vector<Diagnostic> found;
  Store store(call.connection);
  const auto partnership = TWL_OWN(store.find(Kind::partnership, member_text(request, "partnership")));
  if (!partnership || member_text(partnership->document, "state") != word_of(State::active))
    found.push_back({.message = "names no partnership that is active", .field = "/partnership"});
  else
    found = TWL_OWN(region_faults(store, Kind::join_request, request, call.language));
  if (member_text(request, "text_version") != privacy_->joining.version)
    found.push_back({.message = "are not the words that count now", .field = "/text_version"});
  for (const char* field : {"organisation_name", "family_name", "given_name"})
    if (leads_elsewhere(member_text(request, field)))
      found.push_back({.message = "is no name", .field = std::string("/") + field});
  return found;
}

Result<void> JoinRequests::tell_of(Call& call, const StoredDocument& request, Action action) {
  if (request.kind != Kind::join_request) return {};
  if (action == Action::create) return ask_to_confirm(call, request);
  if (action == Action::refuse) return tell_refused(call, request);
  return {};
}

/// Who has an account is told so, in their own mailbox alone.
Result<void> JoinRequests::ask_to_confirm(Call& call, const StoredDocument& request) {
  const std::string email = account_email(member_text(request.document, "email"));
  if (!by_email_.take(email)) return {};
  const auto account = TWL_TRY(storage::AccountStore(call.connection).find(email));
  std::string link = public_address_ + "/sign-in";
  if (!account) {
    const std::string token = random_token();
    TWL_CHECK(storage::OneTimeTokenStore(call.connection)
                  .add({sha256_hex({token}), joining_purpose, request.id, call.now + joining_link_lasts}, call.now));
    link = public_address_ + "/join#" + token;
  }
  const Letter kind = account ? Letter::join_known : Letter::join_confirm;
  return mail_.add(call.connection,
                   letter(kind, language_of(request.document), email, facts_of(request.document, std::move(link))),
                   call.now);
}

Result<void> JoinRequests::tell_refused(Call& call, const StoredDocument& request) {
  return mail_.add(call.connection,
                   letter(Letter::join_refused, language_of(request.document), member_text(request.document, "email"),
                          facts_of(request.document, public_address_ + "/join")),
                   call.now);
}

Answer JoinRequests::confirm(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const std::string hash = sha256_hex({call.body.at("token").get<std::string>()});
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  const auto id = TWL_OWN(storage::OneTimeTokenStore(call.connection).take(hash, joining_purpose, call.now));
  if (!id) return problem(ProblemKind::absent);
  Store store(call.connection);
  const auto found = TWL_OWN(store.find(Kind::join_request, *id));
  if (!found || member_text(found->document, "state") != word_of(State::applied)) return problem(ProblemKind::absent);
  json document = found->document;
  document["state"] = word_of(State::submitted);
  document["confirmed_at"] = instant_text(call.now);
  const auto written =
      store.change({.person = {}, .at = call.now}, Action::confirm, Kind::join_request, *id, found->version, document);
  if (!written) return tl::unexpected(refused(written.error()));
  // Whoever has the link has read a letter.
  const std::string email = account_email(member_text(document, "email"));
  if (const auto reached = storage::LetterReturnStore(call.connection).forget(email); !reached)
    return problem(ProblemKind::internal, {reached.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say();
}

tl::expected<void, Problem> JoinRequests::admit(Call& call, json& request) const {
  if (!mail_.sends()) return problem(ProblemKind::no_mail);
  Store store(call.connection);
  const std::string named = member_text(request, "joined");
  std::optional<StoredDocument> organisation;
  if (named.empty()) {
    auto made = new_organisation(call, store, request);
    if (!made) return tl::unexpected(refused(made.error()));
    organisation = *std::move(made);
  } else {
    organisation = TWL_OWN(store.find(Kind::organisation, named));
    if (!organisation || member_text(organisation->document, "state") != word_of(State::active) ||
        member_text(organisation->document, "partnership") != member_text(request, "partnership"))
      return problem(ProblemKind::invalid,
                     {{.message = "names no organisation of this partnership", .field = "/fields/joined"}});
  }
  const json asked = {{"email", request.at("email")},
                      {"family_name", request.at("family_name")},
                      {"given_name", member_text(request, "given_name")},
                      {"preferred_language", request.at("language")},
                      {"role", named.empty() ? "organisation_manager" : "member"}};
  const auto invited = invite_person(call, mail_, public_address_, *organisation, asked);
  if (!invited) return tl::unexpected(invited.error());
  request["joined"] = organisation->id;
  request["person"] = invited->person;
  return {};
}

Result<void> erase_join_request(storage::Connection& connection, const std::string& id, Instant now) {
  Store store(connection);
  const auto found = TWL_TRY(store.find(Kind::join_request, id));
  if (!found || member_text(found->document, "state") == word_of(State::erased)) return {};
  json erased = {{"state", word_of(State::erased)},
                 {"partnership", found->document.at("partnership")},
                 {"language", found->document.at("language")}};
  if (const std::string person = member_text(found->document, "person"); !person.empty()) erased["person"] = person;
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  TWL_CHECK(storage::OneTimeTokenStore(connection).withdraw(id, joining_purpose));
  const auto written =
      store.change({.person = {}, .at = now}, Action::erase, Kind::join_request, id, found->version, erased);
  if (!written)
    return failure(written.error().faults.empty() ? Diagnostic{.message = "can not be erased", .field = id}
                                                  : written.error().faults.front());
  return transaction.commit();
}

}  // namespace twinlight::server
