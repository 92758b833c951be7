#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/server/http_server.h"
#include "twinlight/server/identity_provider.h"
#include "twinlight/server/request_text.h"

/// A provider of OpenID Connect that says whatever a test wants it to, for tests.
namespace twinlight::server::fixture {

/// Keys that sign, as JWK with their private parts.
class SigningKeys {
 public:
  SigningKeys();
  nlohmann::json elliptic;  ///< kid "ec"
  nlohmann::json rsa;       ///< kid "rsa"
  nlohmann::json public_set() const;
};

/// A JWT (RFC 7519) that the key signs.
std::string signed_token(const nlohmann::json& claims, const nlohmann::json& key, const std::string& algorithm);

class TestProvider {
 public:
  TestProvider();
  IdentityProvider settings() const;

  /// What a person who signs in there gets: the code with which the browser goes back.
  /// @param authorization  where the browser was sent
  std::string signed_in(const std::string& authorization);

  nlohmann::json claims = {{"sub", "7"}, {"email", "member@example.org"}, {"email_verified", true}};
  nlohmann::json userinfo;  ///< what it tells beside the ID token; null: it has no such place
  std::string issuer_told;  ///< in its configuration, where it is not its own
  std::string faults;       ///< what a request did wrong
  int tokens_given = 0;

 private:
  Response answer(const Request& request);
  nlohmann::json configuration() const;
  Response token(const Request& request);
  std::string issuer() const;

  std::mutex mutex_;
  SigningKeys keys_;
  NamedValues asked_;  ///< by the authorization request
  std::unique_ptr<HttpServer> server_;
};

}  // namespace twinlight::server::fixture
