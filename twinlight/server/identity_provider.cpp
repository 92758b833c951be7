#include "twinlight/server/identity_provider.h"

#include <algorithm>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/server/http_client.h"
#include "twinlight/server/sign_in.h"

namespace twinlight::server {
namespace {

constexpr std::size_t longest_id = 40;
constexpr std::size_t largest_client_secret_bytes = 4096;

bool is_id(std::string_view text) {
  return text.size() <= longest_id &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Result<std::string> secret_of(const Settings& table, const std::filesystem::path& beside) {
  const std::filesystem::path path = beside.parent_path() / TWL_TRY(table.text("client_secret_file"));
  std::string secret = TWL_TRY(read_file(path, largest_client_secret_bytes));
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  if (secret.empty()) return failure(table.complaint("client_secret_file", "'" + path.string() + "' is empty"));
  return secret;
}

Result<IdentityProvider> read_provider(const Settings& table, const std::filesystem::path& path) {
  TWL_CHECK(
      table.allow_only({"id", "name", "issuer", "client_id", "client_secret_file", "email_domains", "trust_emails"}));
  IdentityProvider provider;
  provider.id = TWL_TRY(table.text("id"));
  provider.name = TWL_TRY(table.text("name"));
  provider.issuer = TWL_TRY(table.text("issuer"));
  provider.client_id = TWL_TRY(table.text("client_id"));
  provider.client_secret = TWL_TRY(secret_of(table, path));
  provider.email_domains = TWL_TRY(table.texts("email_domains"));
  provider.trusts_emails = TWL_TRY(table.boolean_or("trust_emails", false));
  if (!is_id(provider.id)) return failure(table.complaint("id", "expected at most 40 of a-z, 0-9 and -"));
  if (provider.id == "providers") return failure(table.complaint("id", "'providers' is taken"));
  if (!is_safe_address(provider.issuer)) return failure(table.complaint("issuer", "is no address with https"));
  if (provider.email_domains.empty())
    return failure(table.complaint("email_domains", "names none: for whose people does the provider speak?"));
  for (std::string& domain : provider.email_domains) domain = account_email(domain);
  return provider;
}

}  // namespace

bool speaks_for(const IdentityProvider& provider, std::string_view email) {
  const std::size_t at = email.rfind('@');
  return at != std::string_view::npos && at > 0 &&
         std::ranges::find(provider.email_domains, email.substr(at + 1)) != provider.email_domains.end();
}

Result<std::vector<IdentityProvider>> read_identity_providers(const std::filesystem::path& path) {
  const Settings settings = TWL_TRY(Settings::read(path));
  TWL_CHECK(settings.allow_only({"provider"}));
  std::vector<IdentityProvider> providers;
  for (const Settings& table : TWL_TRY(settings.tables("provider"))) {
    IdentityProvider provider = TWL_TRY(read_provider(table, path));
    if (std::ranges::any_of(providers, [&](const auto& other) { return other.id == provider.id; }))
      return failure(table.complaint("id", "'" + provider.id + "' is there twice"));
    providers.push_back(std::move(provider));
  }
  if (providers.empty()) return failure(settings.complaint("provider", "there is none"));
  return providers;
}

}  // namespace twinlight::server
