#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::server {

/// Where an organisation's people sign in already: a provider of OpenID Connect that it runs or rents.
struct IdentityProvider {
  std::string id;      ///< in addresses
  std::string name;    ///< on the button
  std::string issuer;  ///< as its tokens name it
  std::string client_id;
  std::string client_secret;
  std::vector<std::string> email_domains;  ///< whose people it can speak for, in small letters
  bool trusts_emails = false;  ///< a provider that gives no `email_verified`, for it gave out the addresses itself
};

/// Whether the provider speaks for an address in small letters.
bool speaks_for(const IdentityProvider& provider, std::string_view email);

/// Reads `[[provider]]` tables of a TOML file; docs/operations.md describes them. A secret lies in a file of its own,
/// named relative to this one. Fails with file, line and key.
Result<std::vector<IdentityProvider>> read_identity_providers(const std::filesystem::path& path);

}  // namespace twinlight::server
