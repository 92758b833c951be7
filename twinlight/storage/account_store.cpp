#include "twinlight/storage/account_store.h"

#include <fmt/format.h>

#include "twinlight/storage/sql_places.h"

namespace twinlight::storage {
namespace {

constexpr const char* select_accounts = "SELECT person, email, password_hash, failures, locked_until FROM accounts";

Account account(const SqlRow& row) {
  return {text(row[0]), text(row[1]), text(row[2]), integer(row[3]), instant(row[4])};
}

std::optional<Account> found(const std::vector<SqlRow>& rows) {
  if (rows.empty()) return std::nullopt;
  return account(rows.front());
}

}  // namespace

Result<void> AccountStore::put(const std::string& person, const std::string& email, const std::string& password_hash) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(end_sessions(person, /*remove_account=*/true));
  TWL_CHECK(connection_.execute(
      "INSERT INTO accounts (person, email, password_hash, failures, locked_until) VALUES (?, ?, ?, 0, 0)",
      {person, email, password_hash}));
  return transaction.commit();
}

Result<void> AccountStore::change_email(const std::string& person, const std::string& email) {
  TWL_CHECK(connection_.execute("UPDATE accounts SET email = ? WHERE person = ?", {email, person}));
  return {};
}

Result<void> AccountStore::end_sessions(const std::string& person, bool remove_account) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM sessions WHERE person = ?", {person}));
  // Whoever gives an account another password may want others out of it.
  if (remove_account) TWL_CHECK(connection_.execute("DELETE FROM api_tokens WHERE person = ?", {person}));
  if (remove_account) TWL_CHECK(connection_.execute("DELETE FROM accounts WHERE person = ?", {person}));
  return transaction.commit();
}

Result<std::optional<Account>> AccountStore::find(const std::string& email) {
  return found(TWL_TRY(connection_.query(std::string(select_accounts) + " WHERE email = ?", {email})));
}

Result<std::optional<Account>> AccountStore::find_person(const std::string& person) {
  return found(TWL_TRY(connection_.query(std::string(select_accounts) + " WHERE person = ?", {person})));
}

Result<std::vector<Account>> AccountStore::find_persons(const std::vector<std::string>& persons) {
  std::vector<Account> accounts;
  if (persons.empty()) return accounts;
  for (const SqlRow& row :
       TWL_TRY(connection_.query(fmt::format("{} WHERE person IN ({})", select_accounts, places(persons.size())),
                                 std::vector<SqlValue>(persons.begin(), persons.end()))))
    accounts.push_back(account(row));
  return accounts;
}

Result<std::vector<Account>> AccountStore::all() {
  std::vector<Account> accounts;
  for (const SqlRow& row : TWL_TRY(connection_.query(std::string(select_accounts) + " ORDER BY email")))
    accounts.push_back(account(row));
  return accounts;
}

Result<void> AccountStore::note_failure(const std::string& person, Instant locked_until) {
  TWL_CHECK(connection_.execute("UPDATE accounts SET failures = failures + 1, locked_until = ? WHERE person = ?",
                                {unix_ms(locked_until), person}));
  return {};
}

Result<void> AccountStore::note_success(const std::string& person) {
  TWL_CHECK(connection_.execute("UPDATE accounts SET failures = 0, locked_until = 0 WHERE person = ?", {person}));
  return {};
}

Result<void> AccountStore::note_seen(const std::string& person, Instant at) {
  TWL_CHECK(connection_.execute("UPDATE accounts SET last_seen_at = ?, warned_at = 0 WHERE person = ?",
                                {unix_ms(at), person}));
  return {};
}

Result<void> AccountStore::open_session(const SignedIn& session) {
  TWL_CHECK(
      connection_.execute("INSERT INTO sessions (token_hash, person, opened_at, ends_at) VALUES (?, ?, ?, ?)",
                          {session.token_hash, session.person, unix_ms(session.opened_at), unix_ms(session.ends_at)}));
  return {};
}

Result<std::optional<SignedIn>> AccountStore::find_session(const std::string& token_hash, Instant now) {
  const auto rows = TWL_TRY(connection_.query(
      "SELECT token_hash, person, opened_at, ends_at FROM sessions WHERE token_hash = ? AND ends_at > ?",
      {token_hash, unix_ms(now)}));
  if (rows.empty()) return std::nullopt;
  const SqlRow& row = rows.front();
  return SignedIn{text(row[0]), text(row[1]), instant(row[2]), instant(row[3])};
}

Result<void> AccountStore::close_session(const std::string& token_hash) {
  TWL_CHECK(connection_.execute("DELETE FROM sessions WHERE token_hash = ?", {token_hash}));
  return {};
}

Result<void> AccountStore::remove_ended_sessions(Instant now) {
  TWL_CHECK(connection_.execute("DELETE FROM sessions WHERE ends_at <= ?", {unix_ms(now)}));
  return {};
}

}  // namespace twinlight::storage
