#include "twinlight/server/provider_fixture.h"

#include <cjose/header.h>
#include <cjose/jwk.h>
#include <cjose/jws.h>

#include <chrono>
#include <cstdlib>

#include "twinlight/server/call.h"
#include "twinlight/server/secrets.h"

namespace twinlight::server::fixture {
namespace {

nlohmann::json public_key(cjose_jwk_t* key, const char* id) {
  cjose_err error{};
  char* text = cjose_jwk_to_json(key, /*priv=*/true, &error);
  nlohmann::json parsed = nlohmann::json::parse(text);
  parsed["kid"] = id;
  std::free(text);  // NOLINT(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
  cjose_jwk_release(key);
  return parsed;
}

nlohmann::json public_part(nlohmann::json key) {
  for (const char* secret : {"d", "p", "q", "dp", "dq", "qi"}) key.erase(secret);
  return key;
}

}  // namespace

SigningKeys::SigningKeys() {
  constexpr std::size_t rsa_bits = 2048;
  constexpr unsigned char exponent[] = {1, 0, 1};
  cjose_err error{};
  elliptic = public_key(cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error), "ec");
  rsa = public_key(cjose_jwk_create_RSA_random(rsa_bits, exponent, sizeof exponent, &error), "rsa");
}

nlohmann::json SigningKeys::public_set() const {
  return {{"keys", {public_part(elliptic), public_part(rsa)}}};
}

std::string signed_token(const nlohmann::json& claims, const nlohmann::json& key, const std::string& algorithm) {
  cjose_err error{};
  const std::string key_text = key.dump();
  const std::string text = claims.dump();
  cjose_jwk_t* imported = cjose_jwk_import(key_text.data(), key_text.size(), &error);
  cjose_header_t* header = cjose_header_new(&error);
  cjose_header_set(header, CJOSE_HDR_ALG, algorithm.c_str(), &error);
  if (key.contains("kid")) cjose_header_set(header, CJOSE_HDR_KID, key["kid"].get<std::string>().c_str(), &error);
  cjose_jws_t* token =
      cjose_jws_sign(imported, header, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), &error);
  const char* serialized = nullptr;
  cjose_jws_export(token, &serialized, &error);
  std::string made(serialized);
  cjose_jws_release(token);
  cjose_header_release(header);
  cjose_jwk_release(imported);
  return made;
}

TestProvider::TestProvider() {
  auto started = HttpServer::start({}, [this](const Request& request) { return answer(request); });
  server_ = std::move(started).value();
}

std::string TestProvider::issuer() const {
  return "http://127.0.0.1:" + std::to_string(server_->port());
}

IdentityProvider TestProvider::settings() const {
  return {.id = "school",
          .name = "School",
          .issuer = issuer(),
          .client_id = "twin light",
          .client_secret = "a secret: with % signs",
          .email_domains = {"example.org"}};
}

std::string TestProvider::signed_in(const std::string& authorization) {
  const std::lock_guard lock(mutex_);
  const std::string expected = issuer() + "/authorize?";
  if (!authorization.starts_with(expected)) faults += "sent to " + authorization;
  asked_ = parse_query(std::string_view(authorization).substr(expected.size())).value_or(NamedValues{});
  return "code of " + text_of(asked_, "nonce");
}

nlohmann::json TestProvider::configuration() const {
  return {{"issuer", issuer_told.empty() ? issuer() : issuer_told},
          {"authorization_endpoint", issuer() + "/authorize"},
          {"token_endpoint", issuer() + "/token"},
          {"jwks_uri", issuer() + "/keys"}};
}

Response TestProvider::answer(const Request& request) {
  const std::lock_guard lock(mutex_);
  if (request.path == "/.well-known/openid-configuration") {
    nlohmann::json told = configuration();
    if (!userinfo.is_null()) told["userinfo_endpoint"] = issuer() + "/userinfo";
    return json_response(told);
  }
  if (request.path == "/userinfo" && request.header("authorization") == "Bearer an access token")
    return json_response(userinfo);
  if (request.path == "/keys") return json_response(keys_.public_set());
  if (request.path == "/token") return token(request);
  return json_response({}, 404);
}

Response TestProvider::token(const Request& request) {
  const NamedValues form = parse_query(request.body).value_or(NamedValues{});
  const auto hold = [&](bool holds, const char* what) {
    if (!holds) faults += std::string(what) + "; ";
    return holds;
  };
  // "twin light" and its secret, each form-encoded, in base64.
  const bool fits =
      hold(request.header("authorization") == "Basic dHdpbiUyMGxpZ2h0OmElMjBzZWNyZXQlM0ElMjB3aXRoJTIwJTI1JTIwc2lnbnM=",
           "credentials") &&
      hold(text_of(form, "grant_type") == "authorization_code", "grant_type") &&
      hold(text_of(form, "code") == "code of " + text_of(asked_, "nonce"), "code") &&
      hold(text_of(form, "redirect_uri") == text_of(asked_, "redirect_uri"), "redirect_uri") &&
      hold(pkce_challenge(text_of(form, "code_verifier")) == text_of(asked_, "code_challenge"), "code_verifier");
  if (!fits) return json_response({{"error", "invalid_grant"}}, 400);
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  nlohmann::json told = {{"iss", issuer()},
                         {"aud", "twin light"},
                         {"nonce", text_of(asked_, "nonce")},
                         {"iat", now.count()},
                         {"exp", now.count() + 300}};
  told.update(claims);
  ++tokens_given;
  return json_response({{"token_type", "Bearer"},
                        {"access_token", "an access token"},
                        {"id_token", signed_token(told, keys_.elliptic, "ES256")}});
}

}  // namespace twinlight::server::fixture
