#include "twinlight/storage/retention_store.h"

namespace twinlight::storage {
namespace {

/// Where the rows of a kind are, and which of them are older than `?`.
struct Rows {
  Retained what;
  const char* table;
  const char* condition;
};
constexpr Rows rows_of[] = {
    {Retained::sessions, "sessions", "ends_at < ?"},
    {Retained::links, "one_time_tokens", "ends_at < ?"},
    {Retained::answers, "answers", "ends_at < ?"},
    {Retained::failed_letters, "jobs", "queue = 'mail' AND state = 'failed' AND due_at < ?"},
    {Retained::reminders, "reminders", "occasion < ?"},
    {Retained::account_events, "account_events", "at < ?"},
    {Retained::api_tokens, "api_tokens", "ends_at < ?"},
    {Retained::tables, "jobs", "queue IN ('exports', 'imports') AND state IN ('done', 'failed') AND due_at < ?"},
    {Retained::sent_letters, "sent_letters", "sent_at < ?"},
    {Retained::unreachable_addresses, "unreachable_addresses", "since < ?"}};

const Rows* rows_for(Retained what) {
  for (const Rows& rows : rows_of)
    if (rows.what == what) return &rows;
  return nullptr;
}

std::vector<std::string> first_column(const std::vector<SqlRow>& rows) {
  std::vector<std::string> values;
  for (const SqlRow& row : rows) values.push_back(text(row[0]));
  return values;
}

}  // namespace

Result<std::int64_t> RetentionStore::due(Retained what, Instant before) {
  const Rows* rows = rows_for(what);
  if (rows == nullptr) return 0;
  const std::string sql = std::string("SELECT 1 FROM ") + rows->table + " WHERE " + rows->condition;
  return static_cast<std::int64_t>(TWL_TRY(connection_.query(sql, {unix_ms(before)})).size());
}

Result<std::int64_t> RetentionStore::remove(Retained what, Instant before) {
  const Rows* rows = rows_for(what);
  if (rows == nullptr) return 0;
  return connection_.execute(std::string("DELETE FROM ") + rows->table + " WHERE " + rows->condition,
                             {unix_ms(before)});
}

Result<std::vector<std::string>> RetentionStore::invited_before(Instant before, Instant now) {
  return first_column(TWL_TRY(
      connection_.query("SELECT id FROM records WHERE kind = 'person' AND state = 'invited' AND created_at < ?"
                        " AND NOT EXISTS (SELECT 1 FROM one_time_tokens WHERE person = records.id AND ends_at > ?)"
                        " ORDER BY id",
                        {unix_ms(before), unix_ms(now)})));
}

Result<std::vector<std::string>> RetentionStore::unconfirmed_before(Instant before) {
  return first_column(TWL_TRY(connection_.query(
      "SELECT id FROM records WHERE kind = 'join_request' AND state = 'applied' AND created_at < ? ORDER BY id",
      {unix_ms(before)})));
}

Result<std::vector<std::string>> RetentionStore::join_requests_before(Instant before) {
  return first_column(
      TWL_TRY(connection_.query("SELECT id FROM records WHERE kind = 'join_request'"
                                " AND state IN ('submitted', 'fulfilled', 'refused')"
                                " AND changed_at < ? ORDER BY id",
                                {unix_ms(before)})));
}

Result<std::vector<std::string>> RetentionStore::registrations() {
  return first_column(TWL_TRY(connection_.query("SELECT id FROM records WHERE kind = 'registration' ORDER BY id")));
}

Result<std::vector<Unseen>> RetentionStore::unseen_since(Instant before) {
  const auto rows =
      TWL_TRY(connection_.query("SELECT person, last_seen_at, warned_at FROM accounts WHERE last_seen_at > 0"
                                " AND last_seen_at < ? ORDER BY person",
                                {unix_ms(before)}));
  std::vector<Unseen> found;
  for (const SqlRow& row : rows) found.push_back({text(row[0]), instant(row[1]), instant(row[2])});
  return found;
}

Result<void> RetentionStore::begin_counting(Instant now) {
  TWL_CHECK(connection_.execute("UPDATE accounts SET last_seen_at = ? WHERE last_seen_at = 0", {unix_ms(now)}));
  return {};
}

Result<void> RetentionStore::note_warning(const std::string& person, Instant now) {
  TWL_CHECK(connection_.execute("UPDATE accounts SET warned_at = ? WHERE person = ?", {unix_ms(now), person}));
  return {};
}

Result<void> RetentionStore::note_run(const RetentionRun& run) {
  const std::string what(partnership::word_of(run.what));
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM retention_runs WHERE kind = ?", {what}));
  TWL_CHECK(connection_.execute("INSERT INTO retention_runs (kind, at, count) VALUES (?, ?, ?)",
                                {what, unix_ms(run.at), run.count}));
  return transaction.commit();
}

Result<std::vector<RetentionRun>> RetentionStore::last_runs() {
  std::vector<RetentionRun> runs;
  for (const SqlRow& row : TWL_TRY(connection_.query("SELECT kind, at, count FROM retention_runs ORDER BY kind")))
    if (const auto what = partnership::from_word<Retained>(text(row[0])))
      runs.push_back({*what, instant(row[1]), integer(row[2])});
  return runs;
}

}  // namespace twinlight::storage
