#include "twinlight/storage/identity_store.h"

namespace twinlight::storage {

Result<std::optional<std::string>> IdentityStore::person(const std::string& issuer, const std::string& subject) {
  const auto rows =
      TWL_TRY(connection_.query("SELECT person FROM identities WHERE issuer = ? AND subject = ?", {issuer, subject}));
  if (rows.empty()) return std::nullopt;
  return text(rows.front().front());
}

Result<void> IdentityStore::link(const std::string& issuer, const std::string& subject, const std::string& person) {
  TWL_CHECK(connection_.execute("INSERT INTO identities (issuer, subject, person) VALUES (?, ?, ?)",
                                {issuer, subject, person}));
  return {};
}

Result<void> IdentityStore::forget(const std::string& person) {
  TWL_CHECK(connection_.execute("DELETE FROM identities WHERE person = ?", {person}));
  return {};
}

}  // namespace twinlight::storage
