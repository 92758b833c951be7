#include "twinlight/storage/letter_return_store.h"

#include <fmt/format.h>

#include <charconv>

#include "twinlight/storage/sql_places.h"

namespace twinlight::storage {
namespace {

UnreachableAddress unreachable_of(const SqlRow& row) {
  return {text(row[0]), instant(row[1]), text(row[2])};
}

}  // namespace

Result<void> LetterReturnStore::note_sent(const SentLetter& letter, Instant now) {
  TWL_CHECK(
      connection_.execute("INSERT INTO sent_letters (return_token, address, sent_at, returned_at, status)"
                          " VALUES (?, ?, ?, 0, '')",
                          {letter.return_token, letter.address, unix_ms(now)}));
  return {};
}

Result<std::optional<std::string>> LetterReturnStore::note_returned(const std::string& return_token,
                                                                    const std::string& status, Instant now) {
  TWL_CHECK(
      connection_.execute("UPDATE sent_letters SET returned_at = ?, status = ?"
                          " WHERE return_token = ? AND returned_at = 0",
                          {unix_ms(now), status, return_token}));
  const auto rows =
      TWL_TRY(connection_.query("SELECT address FROM sent_letters WHERE return_token = ?", {return_token}));
  if (rows.empty()) return std::nullopt;
  return text(rows.front().front());
}

Result<std::int64_t> LetterReturnStore::returned(const std::string& address) {
  return static_cast<std::int64_t>(
      TWL_TRY(connection_.query("SELECT 1 FROM sent_letters WHERE address = ? AND returned_at > 0", {address})).size());
}

Result<void> LetterReturnStore::mark(const UnreachableAddress& unreachable) {
  TWL_CHECK(
      connection_.execute("INSERT INTO unreachable_addresses (address, since, status) VALUES (?, ?, ?)"
                          " ON CONFLICT (address) DO NOTHING",
                          {unreachable.address, unix_ms(unreachable.since), unreachable.status}));
  return {};
}

Result<std::optional<UnreachableAddress>> LetterReturnStore::find(const std::string& address) {
  const auto rows = TWL_TRY(
      connection_.query("SELECT address, since, status FROM unreachable_addresses WHERE address = ?", {address}));
  if (rows.empty()) return std::nullopt;
  return unreachable_of(rows.front());
}

Result<std::vector<UnreachableAddress>> LetterReturnStore::find_each(const std::vector<std::string>& addresses) {
  std::vector<UnreachableAddress> found;
  if (addresses.empty()) return found;
  for (const SqlRow& row : TWL_TRY(connection_.query(
           fmt::format("SELECT address, since, status FROM unreachable_addresses WHERE address IN ({})",
                       places(addresses.size())),
           std::vector<SqlValue>(addresses.begin(), addresses.end()))))
    found.push_back(unreachable_of(row));
  return found;
}

Result<std::vector<UnreachableAddress>> LetterReturnStore::all() {
  std::vector<UnreachableAddress> found;
  for (const SqlRow& row :
       TWL_TRY(connection_.query("SELECT address, since, status FROM unreachable_addresses ORDER BY address")))
    found.push_back(unreachable_of(row));
  return found;
}

Result<std::int64_t> LetterReturnStore::count() {
  const auto rows = TWL_TRY(connection_.query("SELECT CAST(COUNT(*) AS TEXT) FROM unreachable_addresses"));
  const std::string& written =
      text(rows.front().front());  // as text: of a computed column SOCI knows no type on SQLite
  std::int64_t number = 0;
  std::from_chars(written.data(), written.data() + written.size(), number);
  return number;
}

Result<void> LetterReturnStore::forget(const std::string& address) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM unreachable_addresses WHERE address = ?", {address}));
  TWL_CHECK(connection_.execute("DELETE FROM sent_letters WHERE address = ? AND returned_at > 0", {address}));
  return transaction.commit();
}

}  // namespace twinlight::storage
