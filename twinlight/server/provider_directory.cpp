#include "twinlight/server/provider_directory.h"

#include "twinlight/server/http_client.h"
#include "twinlight/server/request_text.h"

namespace twinlight::server {
namespace {

constexpr std::chrono::minutes directory_kept_for{60};
constexpr std::chrono::minutes asked_at_most_every{1};

Result<nlohmann::json> json_at(const std::string& url) {
  constexpr std::size_t deepest = 8;
  const Reply reply = TWL_TRY(http_get(url));
  auto parsed = parse_json(reply.body, deepest);
  if (reply.status != 200 || !parsed || !parsed->is_object())
    return failure({.message = url + " gave no JSON object (status " + std::to_string(reply.status) + ")"});
  return *std::move(parsed);
}

Result<std::string> address_in(const nlohmann::json& parsed, const char* name) {
  const auto found = parsed.find(name);
  if (found == parsed.end() || !found->is_string() || !is_safe_address(found->get<std::string>()))
    return failure({.message = "the provider's configuration has no safe address", .field = name});
  return found->get<std::string>();
}

Result<ProviderMetadata> read_metadata(const IdentityProvider& provider) {
  const std::string base = provider.issuer.ends_with('/') ? provider.issuer : provider.issuer + "/";
  const nlohmann::json parsed = TWL_TRY(json_at(base + ".well-known/openid-configuration"));
  if (parsed.value("issuer", nlohmann::json()) != provider.issuer)
    return failure({.message = "the provider's configuration is of another issuer", .field = "issuer"});
  const std::string key_address = TWL_TRY(address_in(parsed, "jwks_uri"));
  ProviderMetadata made;
  made.authorization_endpoint = TWL_TRY(address_in(parsed, "authorization_endpoint"));
  made.token_endpoint = TWL_TRY(address_in(parsed, "token_endpoint"));
  made.userinfo_endpoint = address_in(parsed, "userinfo_endpoint").value_or("");
  made.keys = TWL_TRY(json_at(key_address));
  return made;
}

}  // namespace

Result<ProviderMetadata> ProviderDirectory::metadata(const IdentityProvider& provider, Instant now, bool read_again) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(provider.issuer);
    if (found != kept_.end() && now < found->second.at + (read_again ? asked_at_most_every : directory_kept_for))
      return found->second.metadata;
  }
  // Not under the lock: a provider that is slow does not hold up those who sign in elsewhere.
  auto metadata = TWL_TRY(read_metadata(provider));
  const std::lock_guard lock(mutex_);
  kept_[provider.issuer] = {metadata, now};
  return metadata;
}

}  // namespace twinlight::server
