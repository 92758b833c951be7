#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "twinlight/foundation/calendar.h"
#include "twinlight/foundation/result.h"

/// What a provider says of a person. The one place that knows cjose.
namespace twinlight::server {

struct IdTokenExpectation {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  Instant now{};
};

struct IdentityClaims {
  std::string subject;  ///< who it is, for this issuer
  std::string email;    ///< empty where it is not told
  bool email_verified = false;
};

/// The claims of an ID token (OpenID Connect Core 1.0, 3.1.3.7): signed by a key of the provider, of the issuer, for
/// this client, of this sign-in, neither ended nor of the future. Signatures are asymmetric alone: RS, PS and ES.
/// @param keys  the provider's JWK Set (RFC 7517)
/// Fails with the first of these that does not hold.
Result<IdentityClaims> verified_claims(std::string_view token, const nlohmann::json& keys,
                                       const IdTokenExpectation& expected);

/// The claims of a UserInfo answer (5.3.2) for whom an ID token named: some providers tell the e-mail address there
/// alone. Fails where it speaks of somebody else.
Result<IdentityClaims> claims_beside(const IdentityClaims& proved, const nlohmann::json& userinfo);

}  // namespace twinlight::server
