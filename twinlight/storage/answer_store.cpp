#include "twinlight/storage/answer_store.h"

namespace twinlight::storage {

Result<std::optional<KeptAnswer>> AnswerStore::take(const std::string& sender, const std::string& key,
                                                    const std::string& request_sha256, Instant now, Instant ends_at) {
  const std::int64_t now_ms = unix_ms(now);
  TWL_CHECK(connection_.execute("DELETE FROM answers WHERE ends_at <= ?", {now_ms}));
  const std::int64_t taken =
      TWL_TRY(connection_.execute("INSERT INTO answers (sender, name, request_sha256, status, headers, body, ends_at)"
                                  " VALUES (?, ?, ?, 0, '', '', ?) ON CONFLICT (sender, name) DO NOTHING",
                                  {sender, key, request_sha256, unix_ms(ends_at)}));
  if (taken == 1) return std::nullopt;
  const auto rows = TWL_TRY(connection_.query(
      "SELECT request_sha256, status, headers, body FROM answers WHERE sender = ? AND name = ?", {sender, key}));
  if (rows.empty()) return failure({.message = "database: a kept answer is gone"});
  return KeptAnswer{text(rows[0][0]), integer(rows[0][1]), text(rows[0][2]), text(rows[0][3])};
}

Result<void> AnswerStore::keep(const std::string& sender, const std::string& key, const KeptAnswer& answer) {
  TWL_CHECK(connection_.execute("UPDATE answers SET status = ?, headers = ?, body = ? WHERE sender = ? AND name = ?",
                                {answer.status, answer.headers, answer.body, sender, key}));
  return {};
}

}  // namespace twinlight::storage
