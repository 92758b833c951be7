#include "twinlight/server/id_token.h"

#include <cjose/header.h>
#include <cjose/jwk.h>
#include <cjose/jws.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "twinlight/server/request_text.h"

namespace twinlight::server {
namespace {

/// Clocks of two machines differ by so much at most.
constexpr std::chrono::seconds clock_tolerance{120};

using Signed = std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)>;
using Key = std::unique_ptr<cjose_jwk_t, bool (*)(cjose_jwk_t*)>;

std::string header_text(cjose_jws_t* token, const char* name) {
  cjose_err error{};
  const char* value = cjose_header_get(cjose_jws_get_protected(token), name, &error);
  return value == nullptr ? "" : value;
}

/// Never the key type that the token would like: a public key is no shared secret.
std::string_view key_type_of(std::string_view algorithm) {
  if (algorithm.size() != 5) return "";
  const std::string_view family = algorithm.substr(0, 2);
  if (family == "RS" || family == "PS") return "RSA";
  return family == "ES" ? "EC" : "";
}

std::string text_claim(const nlohmann::json& claims, const char* name) {
  const auto found = claims.find(name);
  return found != claims.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Whether one of the provider's keys that may have signed this did.
bool is_signed_by(cjose_jws_t* token, const nlohmann::json& keys) {
  const std::string_view type = key_type_of(header_text(token, CJOSE_HDR_ALG));
  const std::string id = header_text(token, CJOSE_HDR_KID);
  if (type.empty() || !keys.is_object() || !keys.contains("keys") || !keys["keys"].is_array()) return false;
  return std::ranges::any_of(keys["keys"], [&](const nlohmann::json& entry) {
    if (!entry.is_object() || text_claim(entry, "kty") != type) return false;
    if (entry.contains("use") && text_claim(entry, "use") != "sig") return false;
    if (!id.empty() && entry.contains("kid") && entry["kid"] != id) return false;
    const std::string text = entry.dump();
    cjose_err error{};
    const Key key(cjose_jwk_import(text.data(), text.size(), &error), cjose_jwk_release);
    return key && cjose_jws_verify(token, key.get(), &error);
  });
}

bool names(const nlohmann::json& audience, const std::string& client) {
  if (audience.is_string()) return audience == client;
  return audience.is_array() && std::ranges::find(audience, nlohmann::json(client)) != audience.end();
}

/// Seconds since 1970; none where the claim is missing or no number.
std::optional<Instant> instant_claim(const nlohmann::json& claims, const char* name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  const double seconds = found->get<double>();
  if (!(seconds >= 0.0 && seconds < 1e11)) return std::nullopt;
  return Instant(std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000.0)));
}

Result<void> check(const nlohmann::json& claims, const IdTokenExpectation& expected) {
  const auto refuse = [](const char* field, std::string message) {
    return failure({.message = std::move(message), .field = field});
  };
  if (text_claim(claims, "iss") != expected.issuer) return refuse("iss", "is not " + expected.issuer);
  const nlohmann::json audience = claims.value("aud", nlohmann::json());
  if (!names(audience, expected.client_id)) return refuse("aud", "does not name this client");
  const bool several = audience.is_array() && audience.size() > 1;
  if ((several || claims.contains("azp")) && text_claim(claims, "azp") != expected.client_id)
    return refuse("azp", "is not this client");
  if (expected.nonce.empty() || text_claim(claims, "nonce") != expected.nonce)
    return refuse("nonce", "is of another sign-in");
  const auto ends = instant_claim(claims, "exp");
  if (!ends || *ends + clock_tolerance <= expected.now) return refuse("exp", "has ended");
  const auto issued = instant_claim(claims, "iat");
  if (!issued || *issued - clock_tolerance > expected.now) return refuse("iat", "is missing or of the future");
  if (text_claim(claims, "sub").empty()) return refuse("sub", "is missing");
  return {};
}

IdentityClaims claims_in(const nlohmann::json& claims) {
  // Some providers send the word as text.
  const nlohmann::json verified = claims.value("email_verified", nlohmann::json(false));
  return {.subject = text_claim(claims, "sub"),
          .email = text_claim(claims, "email"),
          .email_verified = verified == true || verified == "true"};
}

}  // namespace

Result<IdentityClaims> verified_claims(std::string_view token, const nlohmann::json& keys,
                                       const IdTokenExpectation& expected) {
  constexpr std::size_t deepest = 8;
  cjose_err error{};
  const Signed imported(cjose_jws_import(token.data(), token.size(), &error), cjose_jws_release);
  if (!imported) return failure({.message = "the ID token is no signed JWT"});
  if (!is_signed_by(imported.get(), keys)) return failure({.message = "the ID token is not signed by the provider"});
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (!cjose_jws_get_plaintext(imported.get(), &bytes, &size, &error))
    return failure({.message = "the ID token has no content"});
  const std::string text(bytes, bytes + size);
  const auto claims = parse_json(text, deepest);
  if (!claims || !claims->is_object()) return failure({.message = "the claims of the ID token are no JSON object"});
  TWL_CHECK(check(*claims, expected));
  return claims_in(*claims);
}

Result<IdentityClaims> claims_beside(const IdentityClaims& proved, const nlohmann::json& userinfo) {
  if (!userinfo.is_object() || text_claim(userinfo, "sub") != proved.subject)
    return failure({.message = "is of somebody else than the ID token", .field = "sub"});
  return claims_in(userinfo);
}

}  // namespace twinlight::server
