#include "twinlight/storage/api_token_store.h"

namespace twinlight::storage {
namespace {

constexpr const char* select_tokens =
    "SELECT id, person, name, token_hash, scopes, created_at, ends_at, last_used_at FROM api_tokens";
constexpr std::chrono::minutes between_notes{1};

ApiToken token(const SqlRow& row) {
  return {text(row[0]), text(row[1]),    text(row[2]),    text(row[3]),
          text(row[4]), instant(row[5]), instant(row[6]), instant(row[7])};
}

}  // namespace

Result<void> ApiTokenStore::add(const ApiToken& added) {
  TWL_CHECK(connection_.execute(
      "INSERT INTO api_tokens (id, person, name, token_hash, scopes, created_at, ends_at, last_used_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
      {added.id, added.person, added.name, added.token_hash, added.scopes, unix_ms(added.created_at),
       unix_ms(added.ends_at)}));
  return {};
}

Result<std::vector<ApiToken>> ApiTokenStore::of(const std::string& person) {
  std::vector<ApiToken> tokens;
  for (const SqlRow& row :
       TWL_TRY(connection_.query(std::string(select_tokens) + " WHERE person = ? ORDER BY id", {person})))
    tokens.push_back(token(row));
  return tokens;
}

Result<std::optional<ApiToken>> ApiTokenStore::find(const std::string& token_hash, Instant now) {
  const auto rows = TWL_TRY(connection_.query(std::string(select_tokens) + " WHERE token_hash = ? AND ends_at > ?",
                                              {token_hash, unix_ms(now)}));
  if (rows.empty()) return std::nullopt;
  return token(rows.front());
}

Result<void> ApiTokenStore::note_use(const ApiToken& used, Instant now) {
  if (now - used.last_used_at < between_notes) return {};
  TWL_CHECK(connection_.execute("UPDATE api_tokens SET last_used_at = ? WHERE id = ?", {unix_ms(now), used.id}));
  return {};
}

Result<bool> ApiTokenStore::remove(const std::string& person, const std::string& id) {
  return TWL_TRY(connection_.execute("DELETE FROM api_tokens WHERE person = ? AND id = ?", {person, id})) == 1;
}

}  // namespace twinlight::storage
