#include "twinlight/storage/one_time_token_store.h"

namespace twinlight::storage {
Result<void> OneTimeTokenStore::add(const OneTimeToken& token, Instant now) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM one_time_tokens WHERE ends_at <= ?", {unix_ms(now)}));
  TWL_CHECK(withdraw(token.person, token.purpose));
  TWL_CHECK(
      connection_.execute("INSERT INTO one_time_tokens (token_hash, purpose, person, ends_at) VALUES (?, ?, ?, ?)",
                          {token.token_hash, token.purpose, token.person, unix_ms(token.ends_at)}));
  return transaction.commit();
}

Result<std::optional<std::string>> OneTimeTokenStore::take(const std::string& token_hash, const std::string& purpose,
                                                           Instant now) {
  const auto rows = TWL_TRY(
      connection_.query("SELECT person FROM one_time_tokens WHERE token_hash = ? AND purpose = ? AND ends_at > ?",
                        {token_hash, purpose, unix_ms(now)}));
  if (rows.empty()) return std::nullopt;
  // Of two who take it at once, one deletes it.
  const std::int64_t deleted =
      TWL_TRY(connection_.execute("DELETE FROM one_time_tokens WHERE token_hash = ?", {token_hash}));
  if (deleted != 1) return std::nullopt;
  return text(rows.front().front());
}

Result<std::optional<std::string>> OneTimeTokenStore::find_of(const std::string& person, const std::string& purpose,
                                                              Instant now) {
  const auto rows = TWL_TRY(
      connection_.query("SELECT token_hash FROM one_time_tokens WHERE person = ? AND purpose = ? AND ends_at > ?",
                        {person, purpose, unix_ms(now)}));
  if (rows.empty()) return std::nullopt;
  return text(rows.front().front());
}

Result<void> OneTimeTokenStore::withdraw(const std::string& person, const std::string& purpose) {
  TWL_CHECK(connection_.execute("DELETE FROM one_time_tokens WHERE person = ? AND purpose = ?", {person, purpose}));
  return {};
}

}  // namespace twinlight::storage
