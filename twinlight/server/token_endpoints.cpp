#include "twinlight/server/token_endpoints.h"

#include <fmt/format.h>

#include "twinlight/foundation/sha256.h"
#include "twinlight/server/api_scopes.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/sign_in_attempts.h"
#include "twinlight/storage/api_token_store.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using storage::AccountAct;
using storage::ApiToken;
using storage::ApiTokenStore;

constexpr std::size_t most_tokens = 20;  ///< of a person
constexpr const char* prefix = "twl_";   ///< by which scanners for secrets find one that leaked

json json_of(const ApiToken& token, Instant now) {
  json scopes = json::array();
  for (const Scope& scope : scopes_of(token.scopes)) scopes.push_back(word_of(scope));
  return {{"id", token.id},
          {"name", token.name},
          {"scopes", std::move(scopes)},
          {"created_at", instant_text(token.created_at)},
          {"ends_at", instant_text(token.ends_at)},
          {"ended", token.ends_at <= now},
          {"last_used_at", token.last_used_at == Instant{} ? json() : json(instant_text(token.last_used_at))}};
}

Answer list_tokens(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  json items = json::array();
  for (const ApiToken& token : TWL_OWN(ApiTokenStore(call.connection).of(call.actor.person.text)))
    items.push_back(json_of(token, call.now));
  return json_response({{"items", std::move(items)}});
}

Answer make_token(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  ApiTokenStore tokens(call.connection);
  const std::string& person = call.actor.person.text;
  if (TWL_OWN(tokens.of(person)).size() >= most_tokens)
    return problem(ProblemKind::invalid, {{.message = "is one more than the 20 that a person can keep", .field = ""}});
  const auto scopes = call.body.at("scopes").get<std::vector<std::string>>();
  const std::string secret = prefix + random_token();
  const ApiToken made{.id = storage::new_uuid(call.now),
                      .person = person,
                      .name = call.body.at("name"),
                      .token_hash = sha256_hex({secret}),
                      .scopes = fmt::format("{}", fmt::join(scopes, " ")),
                      .created_at = call.now,
                      .ends_at = call.now + std::chrono::hours(24) * call.body.at("days").get<int>(),
                      .last_used_at = {}};
  if (const auto added = tokens.add(made); !added) return problem(ProblemKind::internal, {added.error()});
  if (const auto noted = note_act(call, person, AccountAct::token_made, made.id); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  json answer = json_of(made, call.now);
  answer["token"] = secret;
  return json_response(answer, 201);
}

Answer revoke(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  const std::string& person = call.actor.person.text;
  const std::string id = text_of(call.path, "id");
  if (!TWL_OWN(ApiTokenStore(call.connection).remove(person, id))) return problem(ProblemKind::absent);
  if (const auto noted = note_act(call, person, AccountAct::token_revoked, id); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say();
}

}  // namespace

void add_token_endpoints(Endpoints& endpoints) {
  endpoints["listMyTokens"] = list_tokens;
  endpoints["makeMyToken"] = make_token;
  endpoints["revokeMyToken"] = revoke;
}

}  // namespace twinlight::server
