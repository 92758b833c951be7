#pragma once

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/server/identity_provider.h"

namespace twinlight::server {

/// Where a provider takes what (OpenID Connect Discovery 1.0), and with which keys it signs.
struct ProviderMetadata {
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string userinfo_endpoint;  ///< empty where it has none
  nlohmann::json keys;            ///< JWK Set
};

/// Asks providers for their metadata and keeps it for an hour. For several threads.
class ProviderDirectory {
 public:
  /// @param read_again  although it is kept: keys change; a provider is not asked twice within a minute
  Result<ProviderMetadata> metadata(const IdentityProvider& provider, Instant now, bool read_again = false);

 private:
  struct Kept {
    ProviderMetadata metadata;
    Instant at{};
  };
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;  ///< by issuer
};

}  // namespace twinlight::server
