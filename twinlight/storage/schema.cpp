#include "twinlight/storage/schema.h"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string>

namespace twinlight::storage {
namespace {

// One text for both databases. What differs has a name in braces, and `dialect` has its two meanings:
//   {text}      text that is compared by its bytes, so that pages are in the same order on both
//   {sequence}  an ascending number that the database gives
//   {clustered} a table that is kept in the order of its key
constexpr std::array records{
    "CREATE TABLE records (id {text} PRIMARY KEY, kind {text} NOT NULL,"
    " partnership {text} NOT NULL REFERENCES records (id), organisation {text} NOT NULL, state {text} NOT NULL,"
    " version BIGINT NOT NULL, created_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, document TEXT NOT NULL)",
    "CREATE INDEX records_of_partnership ON records (partnership, kind, id)",
    // What lists are filtered and sorted by: for each record and indexed field its values, and for whom they are.
    "CREATE TABLE record_index (record {text} NOT NULL REFERENCES records (id), partnership {text} NOT NULL,"
    " kind {text} NOT NULL, field {text} NOT NULL, value {text} NOT NULL, level BIGINT NOT NULL,"
    " PRIMARY KEY (partnership, kind, field, value, record)) {clustered}",
    "CREATE INDEX record_index_of_record ON record_index (record)",
    // Which record names which: a record that is named by another stays.
    "CREATE TABLE record_links (source {text} NOT NULL REFERENCES records (id), field {text} NOT NULL,"
    " target {text} NOT NULL REFERENCES records (id), PRIMARY KEY (source, field, target)) {clustered}",
    "CREATE INDEX record_links_to ON record_links (target, field)",
};

constexpr std::array audit{
    "CREATE TABLE audit (sequence {sequence}, at BIGINT NOT NULL, person {text} NOT NULL, action {text} NOT NULL,"
    " kind {text} NOT NULL, record {text} NOT NULL, partnership {text} NOT NULL, version BIGINT NOT NULL,"
    " before_change TEXT NOT NULL, after_change TEXT NOT NULL)",
    "CREATE UNIQUE INDEX audit_of_record ON audit (record, version)",
    "CREATE INDEX audit_of_partnership ON audit (partnership, sequence)",
};

constexpr std::array jobs{
    "CREATE TABLE jobs (id {text} PRIMARY KEY, queue {text} NOT NULL, request TEXT NOT NULL, state {text} NOT NULL,"
    " due_at BIGINT NOT NULL, attempts BIGINT NOT NULL, worker {text} NOT NULL, result TEXT NOT NULL)",
    "CREATE INDEX jobs_due ON jobs (queue, state, due_at, id)",
};

constexpr std::array accounts{
    "CREATE TABLE accounts (person {text} PRIMARY KEY REFERENCES records (id), email {text} NOT NULL UNIQUE,"
    " password_hash TEXT NOT NULL, failures BIGINT NOT NULL, locked_until BIGINT NOT NULL)",
    "CREATE TABLE sessions (token_hash {text} PRIMARY KEY, person {text} NOT NULL REFERENCES accounts (person),"
    " opened_at BIGINT NOT NULL, ends_at BIGINT NOT NULL)",
    "CREATE INDEX sessions_of_person ON sessions (person)",
    "CREATE INDEX sessions_ended ON sessions (ends_at)",
};

// Of requests that carry a key of their sender, so that one sent again is not done again.
constexpr std::array answers{
    "CREATE TABLE answers (sender {text} NOT NULL, name {text} NOT NULL, request_sha256 {text} NOT NULL,"
    " status BIGINT NOT NULL, headers TEXT NOT NULL, body TEXT NOT NULL, ends_at BIGINT NOT NULL,"
    " PRIMARY KEY (sender, name))",
    "CREATE INDEX answers_ended ON answers (ends_at)",
};

// Who somebody is whom an identity provider signs in. It outlives an account's password.
constexpr std::array identities{
    "CREATE TABLE identities (issuer {text} NOT NULL, subject {text} NOT NULL,"
    " person {text} NOT NULL REFERENCES records (id), PRIMARY KEY (issuer, subject)) {clustered}",
    "CREATE INDEX identities_of_person ON identities (person)",
};

// What was sent to somebody by mail, to be used once.
constexpr std::array one_time_tokens{
    "CREATE TABLE one_time_tokens (token_hash {text} PRIMARY KEY, purpose {text} NOT NULL,"
    " person {text} NOT NULL REFERENCES records (id), ends_at BIGINT NOT NULL)",
    "CREATE INDEX one_time_tokens_of_person ON one_time_tokens (person, purpose)",
};

// Who was shown as a partner to whom, by day (since 1970), so that those who are seldom shown come forward.
constexpr std::array exposures{
    "CREATE TABLE exposures (partnership {text} NOT NULL, day BIGINT NOT NULL, asked {text} NOT NULL,"
    " shown {text} NOT NULL, PRIMARY KEY (partnership, day, asked, shown)) {clustered}",
};

// Of what somebody was reminded: once for each occasion.
constexpr std::array reminders{
    "CREATE TABLE reminders (record {text} NOT NULL REFERENCES records (id), purpose {text} NOT NULL,"
    " person {text} NOT NULL REFERENCES records (id), occasion BIGINT NOT NULL,"
    " PRIMARY KEY (record, purpose, person, occasion)) {clustered}",
};

// What a person looks for again and again, and whether a weekly letter tells what is new.
constexpr std::array searches{
    "CREATE TABLE saved_searches (id {text} PRIMARY KEY, person {text} NOT NULL REFERENCES records (id),"
    " partnership {text} NOT NULL, name TEXT NOT NULL, criteria TEXT NOT NULL, created_at BIGINT NOT NULL,"
    " seen_at BIGINT NOT NULL)",
    "CREATE INDEX saved_searches_of_person ON saved_searches (person, id)",
    "CREATE TABLE digests (person {text} PRIMARY KEY REFERENCES records (id), asked_at BIGINT NOT NULL,"
    " told_until BIGINT NOT NULL)",
};

// What is asked beside a password, and what happened to accounts.
constexpr std::array second_factors{
    "CREATE TABLE second_factors (person {text} PRIMARY KEY REFERENCES records (id), secret {text} NOT NULL,"
    " confirmed_at BIGINT NOT NULL, last_step BIGINT NOT NULL)",
    "CREATE TABLE recovery_codes (person {text} NOT NULL REFERENCES records (id), code_hash {text} NOT NULL,"
    " PRIMARY KEY (person, code_hash)) {clustered}",
    "CREATE TABLE account_events (sequence {sequence}, at BIGINT NOT NULL,"
    " person {text} NOT NULL REFERENCES records (id), actor {text} NOT NULL, act {text} NOT NULL,"
    " detail {text} NOT NULL)",
    "CREATE INDEX account_events_of_person ON account_events (person, sequence)",
};

// What programs act with for people, and which of them made a change.
constexpr std::array api_tokens{
    "CREATE TABLE api_tokens (id {text} PRIMARY KEY, person {text} NOT NULL REFERENCES records (id),"
    " name TEXT NOT NULL, token_hash {text} NOT NULL UNIQUE, scopes {text} NOT NULL, created_at BIGINT NOT NULL,"
    " ends_at BIGINT NOT NULL, last_used_at BIGINT NOT NULL)",
    "CREATE INDEX api_tokens_of_person ON api_tokens (person, id)",
    "ALTER TABLE audit ADD COLUMN token {text} NOT NULL DEFAULT ''",
};

// When somebody was last there, and what was done because they no longer were.
constexpr std::array retention{
    "ALTER TABLE accounts ADD COLUMN last_seen_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE accounts ADD COLUMN warned_at BIGINT NOT NULL DEFAULT 0",
    "CREATE TABLE retention_runs (kind {text} PRIMARY KEY, at BIGINT NOT NULL, count BIGINT NOT NULL)",
};

// What became visible of people in another region.
constexpr std::array transfers{
    "CREATE TABLE transfers (sequence {sequence}, at BIGINT NOT NULL, partnership {text} NOT NULL,"
    " person {text} NOT NULL REFERENCES records (id), purpose {text} NOT NULL, consent {text} NOT NULL,"
    " from_region {text} NOT NULL, to_region {text} NOT NULL, recipient {text} NOT NULL, record {text} NOT NULL)",
    "CREATE UNIQUE INDEX transfers_once ON transfers (person, purpose, to_region, recipient, record)",
    "CREATE INDEX transfers_of_partnership ON transfers (partnership, at)",
};

// What is asked for with every request, in large installations: the partnerships, and what happened to a kind.
constexpr std::array quick_questions{
    "CREATE INDEX records_partnerships ON records (created_at, id) WHERE kind = 'partnership'",
    "CREATE INDEX audit_of_kind ON audit (partnership, kind, sequence)",
};

// Addresses that are told what happens, and what they were told.
constexpr std::array webhooks{
    "CREATE TABLE webhooks (id {text} PRIMARY KEY, partnership {text} NOT NULL, address TEXT NOT NULL,"
    " secret {text} NOT NULL, made_at BIGINT NOT NULL, stopped BIGINT NOT NULL)",
    "CREATE INDEX webhooks_of_partnership ON webhooks (partnership, id)",
    "CREATE TABLE webhook_events (partnership {text} NOT NULL, event {text} NOT NULL,"
    " webhook {text} NOT NULL REFERENCES webhooks (id), PRIMARY KEY (partnership, event, webhook)) {clustered}",
    "CREATE TABLE webhook_deliveries (id {text} PRIMARY KEY, webhook {text} NOT NULL REFERENCES webhooks (id),"
    " event {text} NOT NULL, partnership {text} NOT NULL, record {text} NOT NULL, version BIGINT NOT NULL,"
    " at BIGINT NOT NULL)",
    "CREATE INDEX webhook_deliveries_of_webhook ON webhook_deliveries (webhook, id)",
    "CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (at)",
};

// Letters that may come back, and the addresses that none reach any more.
constexpr std::array letter_returns{
    "CREATE TABLE sent_letters (return_token {text} PRIMARY KEY, address {text} NOT NULL, sent_at BIGINT NOT NULL,"
    " returned_at BIGINT NOT NULL, status {text} NOT NULL)",
    "CREATE INDEX sent_letters_of_address ON sent_letters (address, returned_at)",
    "CREATE INDEX sent_letters_by_age ON sent_letters (sent_at)",
    "CREATE TABLE unreachable_addresses (address {text} PRIMARY KEY, since BIGINT NOT NULL, status {text} NOT NULL)",
};

// What whoever keeps the machine had tried again: the audit of jobs, as account_events is that of accounts.
constexpr std::array job_retries{
    "CREATE TABLE job_retries (sequence {sequence}, at BIGINT NOT NULL, job {text} NOT NULL, queue {text} NOT NULL,"
    " attempts BIGINT NOT NULL)",
};

/// Before a statement of PostgreSQL alone.
constexpr std::string_view of_postgresql = "{postgresql}";

// A key of PostgreSQL lies apart from the rows: with the level in it lists go over the key alone. How many records have
// a value it does not guess from how many have the field and how many that value in any.
constexpr std::array index_of_postgresql{
    "{postgresql}ALTER TABLE record_index DROP CONSTRAINT record_index_pkey,"
    " ADD PRIMARY KEY (partnership, kind, field, value, record) INCLUDE (level)",
    "{postgresql}CREATE STATISTICS record_index_values (dependencies, mcv) ON kind, field, value FROM record_index",
};

constexpr std::span<const char* const> steps[] = {
    records,        audit,           jobs,        accounts,           answers,
    identities,     one_time_tokens, exposures,   reminders,          searches,
    second_factors, api_tokens,      retention,   transfers,          quick_questions,
    webhooks,       letter_returns,  job_retries, index_of_postgresql};

std::string in_dialect(std::string_view sql, Backend backend) {
  const bool lite = backend == Backend::sqlite;
  return fmt::format(fmt::runtime(sql), fmt::arg("text", lite ? "TEXT" : "TEXT COLLATE \"C\""),
                     fmt::arg("sequence", lite ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                                               : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
                     fmt::arg("clustered", lite ? "WITHOUT ROWID" : ""));
}

Result<void> take_step(Connection& connection, std::int64_t number) {
  for (std::string_view sql : steps[static_cast<std::size_t>(number - 1)]) {
    if (sql.starts_with(of_postgresql)) {
      if (connection.backend() == Backend::sqlite) continue;
      sql.remove_prefix(of_postgresql.size());
    }
    TWL_CHECK(connection.execute(in_dialect(sql, connection.backend())));
  }
  TWL_CHECK(connection.execute("INSERT INTO schema_steps (number) VALUES (?)", {number}));
  return {};
}

/// Holds other programs off while one migrates; SQLite's transaction does so by itself.
Result<void> lock_for_migration(Connection& connection) {
  constexpr std::int64_t arbitrary_key = 7'462'019;
  if (connection.backend() == Backend::postgresql)
    TWL_CHECK(connection.query("SELECT CAST(pg_advisory_xact_lock(?) AS TEXT)", {arbitrary_key}));
  return {};
}

Result<std::int64_t> highest_step(Connection& connection) {
  const auto rows = TWL_TRY(connection.query("SELECT number FROM schema_steps ORDER BY number DESC LIMIT 1"));
  return rows.empty() ? 0 : integer(rows.front().front());
}

}  // namespace

std::int64_t newest_schema() {
  return std::size(steps);
}

Result<std::int64_t> schema_version(Connection& connection) {
  TWL_CHECK(connection.execute("CREATE TABLE IF NOT EXISTS schema_steps (number BIGINT PRIMARY KEY)"));
  return highest_step(connection);
}

Result<void> migrate(Connection& connection, std::int64_t target) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection));
  TWL_CHECK(lock_for_migration(connection));
  const std::int64_t found = TWL_TRY(schema_version(connection));
  if (found > newest_schema())
    return failure({.message = fmt::format("the database has form {}, this program knows up to {}: use a newer program",
                                           found, newest_schema())});
  for (std::int64_t number = found + 1; number <= target; ++number) TWL_CHECK(take_step(connection, number));
  return transaction.commit();
}

}  // namespace twinlight::storage
