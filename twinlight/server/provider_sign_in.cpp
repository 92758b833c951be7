#include "twinlight/server/provider_sign_in.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/sha256.h"
#include "twinlight/server/http_client.h"
#include "twinlight/server/provider_person.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/sign_in.h"

namespace twinlight::server {
namespace {

constexpr const char* flow_cookie = "twinlight_provider";
constexpr int flow_seconds = 600;

// All that the flow needs follows from one secret in the browser's cookie, so that nothing is kept meanwhile.
std::string state_of(const std::string& secret, const IdentityProvider& provider) {
  return sha256_hex({"state of ", secret, " at ", provider.id});
}
std::string nonce_of(const std::string& secret) {
  return sha256_hex({"nonce of ", secret});
}
std::string verifier_of(const std::string& secret) {
  return sha256_hex({"verifier of ", secret});
}

Response sent_to(const std::string& address, std::vector<std::string> cookies) {
  Response response{.status = 302, .headers = {{"Location", address}, {"Cache-Control", "no-store"}}};
  for (std::string& cookie : cookies) response.headers.emplace_back("Set-Cookie", std::move(cookie));
  return response;
}

struct Tokens {
  std::string id_token;
  std::string access_token;
};

Result<Tokens> tokens_in(const Reply& reply) {
  constexpr std::size_t deepest = 8;
  const auto parsed = parse_json(reply.body, deepest);
  const auto text = [&](const char* name) {
    return parsed->contains(name) && (*parsed)[name].is_string() ? (*parsed)[name].get<std::string>() : "";
  };
  if (reply.status != 200 || !parsed || !parsed->is_object() || text("id_token").empty())
    return failure({.message = fmt::format("the provider gave no ID token (status {})", reply.status)});
  return Tokens{text("id_token"), text("access_token")};
}

}  // namespace

void ProviderSignIn::add_to(Endpoints& endpoints) {
  endpoints["listSignInProviders"] = [this](Call& /*call*/) { return list(); };
  endpoints["startProviderSignIn"] = [this](Call& call) { return start(call); };
  endpoints["finishProviderSignIn"] = [this](Call& call) { return finish(call); };
}

const IdentityProvider* ProviderSignIn::named(std::string_view id) const {
  const auto found = std::ranges::find(providers_, id, &IdentityProvider::id);
  return found == providers_.end() ? nullptr : &*found;
}

std::string ProviderSignIn::answer_address(const IdentityProvider& provider) const {
  return public_address_ + "/api/v1/sign-in/" + provider.id + "/answer";
}

/// Lax, for the browser comes back from another site.
std::string ProviderSignIn::cookie(const std::string& secret) const {
  return fmt::format("{}={}; Path=/api/v1/sign-in; HttpOnly; SameSite=Lax; Max-Age={}{}", flow_cookie, secret,
                     secret.empty() ? 0 : flow_seconds, secure_cookie_ ? "; Secure" : "");
}

Answer ProviderSignIn::list() const {
  nlohmann::json items = nlohmann::json::array();
  for (const IdentityProvider& provider : providers_) items.push_back({{"id", provider.id}, {"name", provider.name}});
  return json_response({{"items", std::move(items)}});
}

Answer ProviderSignIn::start(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const IdentityProvider* provider = named(text_of(call.path, "provider"));
  if (provider == nullptr) return problem(ProblemKind::absent);
  const auto metadata = directory_.metadata(*provider, call.now);
  if (!metadata) {
    call.fault = to_string(metadata.error());
    return sent_to("/sign-in?refused=provider", {});
  }
  const std::string secret = random_token();
  const std::string& endpoint = metadata->authorization_endpoint;
  const std::string query = form_text({{"response_type", "code"},
                                       {"client_id", provider->client_id},
                                       {"redirect_uri", answer_address(*provider)},
                                       {"scope", "openid email"},
                                       {"state", state_of(secret, *provider)},
                                       {"nonce", nonce_of(secret)},
                                       {"code_challenge", pkce_challenge(verifier_of(secret))},
                                       {"code_challenge_method", "S256"}});
  return sent_to(endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") + query, {cookie(secret)});
}

Answer ProviderSignIn::finish(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const IdentityProvider* provider = named(text_of(call.path, "provider"));
  if (provider == nullptr) return problem(ProblemKind::absent);
  const std::string secret = text_of(parse_cookies(call.request.header("cookie")), flow_cookie);
  const auto person = person_of(call, *provider, secret);
  if (!person) return sent_to("/sign-in?refused=" + person.error(), {cookie("")});
  const std::string token = TWL_OWN(open_session(call.connection, *person, call.now));
  return sent_to("/work", {cookie(""), session_cookie_header(token, secure_cookie_)});
}

tl::expected<std::string, std::string> ProviderSignIn::person_of(Call& call, const IdentityProvider& provider,
                                                                 const std::string& secret) {
  const auto refused = [](const char* why) { return tl::unexpected(std::string(why)); };
  const auto failed = [&](const Diagnostic& fault) {
    call.fault = to_string(fault);
    return refused("provider");
  };
  // Whoever comes with another state did not begin here: somebody would sign them in as somebody else.
  if (secret.empty() || !same_secret(text_of(call.query, "state"), state_of(secret, provider)))
    return refused("expired");
  const std::string issuer = text_of(call.query, "iss");  // RFC 9207
  if (!issuer.empty() && issuer != provider.issuer) return refused("provider");
  const std::string code = text_of(call.query, "code");
  if (const std::string error = text_of(call.query, "error"); error == "access_denied") return refused("denied");
  if (code.empty()) return failed({.message = "the provider gave no code: " + text_of(call.query, "error")});
  const auto claims = claims_of(provider, code, secret, call.now);
  if (!claims) return failed(claims.error());
  const auto person = person_with(call, provider, *claims);
  if (!person) return failed(person.error());
  storage::Store store(call.connection);
  const auto actor = person->empty() ? partnership::Actor{} : actor_of(store, *person);
  if (!actor) return failed(actor.error());
  if (actor->person.empty()) return refused("no_account");
  return *person;
}

Result<IdentityClaims> ProviderSignIn::claims_of(const IdentityProvider& provider, const std::string& code,
                                                 const std::string& secret, Instant now) {
  const ProviderMetadata metadata = TWL_TRY(directory_.metadata(provider, now));
  const Reply reply = TWL_TRY(http_post_form(metadata.token_endpoint,
                                             {{"grant_type", "authorization_code"},
                                              {"code", code},
                                              {"redirect_uri", answer_address(provider)},
                                              {"code_verifier", verifier_of(secret)}},
                                             {provider.client_id, provider.client_secret}));
  const Tokens tokens = TWL_TRY(tokens_in(reply));
  IdentityClaims claims = TWL_TRY(proved_claims(provider, tokens.id_token, secret, now));
  if (!claims.email.empty() || metadata.userinfo_endpoint.empty() || tokens.access_token.empty()) return claims;
  constexpr std::size_t deepest = 8;
  const Reply info = TWL_TRY(http_get(metadata.userinfo_endpoint, tokens.access_token));
  return claims_beside(claims, parse_json(info.body, deepest).value_or(nlohmann::json()));
}

Result<IdentityClaims> ProviderSignIn::proved_claims(const IdentityProvider& provider, const std::string& id_token,
                                                     const std::string& secret, Instant now) {
  const IdTokenExpectation expected{provider.issuer, provider.client_id, nonce_of(secret), now};
  const ProviderMetadata metadata = TWL_TRY(directory_.metadata(provider, now));
  if (auto claims = verified_claims(id_token, metadata.keys, expected)) return claims;
  // Its keys may have changed since they were read.
  const ProviderMetadata newer = TWL_TRY(directory_.metadata(provider, now, /*read_again=*/true));
  return verified_claims(id_token, newer.keys, expected);
}

}  // namespace twinlight::server
