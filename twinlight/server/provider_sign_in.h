#pragma once

#include <string>
#include <vector>

#include "twinlight/server/call.h"
#include "twinlight/server/id_token.h"
#include "twinlight/server/identity_provider.h"
#include "twinlight/server/provider_directory.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Signing in by OpenID Connect: the authorization code flow (Core 1.0, 3.1) with PKCE (RFC 7636). A browser is sent to
/// the provider and comes back with a code, which the server exchanges for what the provider says of the person. That
/// person has to have an account or an invitation: a provider proves who somebody is, and gives no rights.
class ProviderSignIn {
 public:
  /// @param public_address  of this installation, as browsers reach it; without a slash at the end
  ProviderSignIn(std::vector<IdentityProvider> providers, std::string public_address, bool secure_cookie)
      : providers_(std::move(providers)), public_address_(std::move(public_address)), secure_cookie_(secure_cookie) {}

  void add_to(Endpoints& endpoints);

 private:
  Answer list() const;
  Answer start(Call& call);
  Answer finish(Call& call);
  /// Empty where there is none of the name.
  const IdentityProvider* named(std::string_view id) const;
  /// Why somebody is sent back to where they began, as the page there knows it; the person else.
  tl::expected<std::string, std::string> person_of(Call& call, const IdentityProvider& provider,
                                                   const std::string& secret);
  Result<IdentityClaims> claims_of(const IdentityProvider& provider, const std::string& code, const std::string& secret,
                                   Instant now);
  Result<IdentityClaims> proved_claims(const IdentityProvider& provider, const std::string& id_token,
                                       const std::string& secret, Instant now);
  std::string answer_address(const IdentityProvider& provider) const;
  std::string cookie(const std::string& secret) const;

  std::vector<IdentityProvider> providers_;
  std::string public_address_;
  bool secure_cookie_;
  ProviderDirectory directory_;
  RateLimit by_address_{20, 20};
};

}  // namespace twinlight::server
