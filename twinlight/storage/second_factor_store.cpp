#include "twinlight/storage/second_factor_store.h"

namespace twinlight::storage {

namespace {

SecondFactor factor_of(const SqlRow& row) {
  return {text(row[0]), text(row[1]), instant(row[2]), integer(row[3])};
}

}  // namespace

Result<std::optional<SecondFactor>> SecondFactorStore::find(const std::string& person) {
  const auto rows = TWL_TRY(connection_.query(
      "SELECT person, secret, confirmed_at, last_step FROM second_factors WHERE person = ?", {person}));
  if (rows.empty()) return std::nullopt;
  return factor_of(rows.front());
}

Result<std::vector<SecondFactor>> SecondFactorStore::all() {
  std::vector<SecondFactor> factors;
  for (const SqlRow& row :
       TWL_TRY(connection_.query("SELECT person, secret, confirmed_at, last_step FROM second_factors ORDER BY person")))
    factors.push_back(factor_of(row));
  return factors;
}

Result<void> SecondFactorStore::replace_secret(const std::string& person, const std::string& secret) {
  TWL_CHECK(connection_.execute("UPDATE second_factors SET secret = ? WHERE person = ?", {secret, person}));
  return {};
}

Result<void> SecondFactorStore::begin(const std::string& person, const std::string& secret) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM second_factors WHERE person = ? AND confirmed_at = 0", {person}));
  TWL_CHECK(connection_.execute(
      "INSERT INTO second_factors (person, secret, confirmed_at, last_step) VALUES (?, ?, 0, 0)", {person, secret}));
  return transaction.commit();
}

Result<void> SecondFactorStore::confirm(const std::string& person, Instant at) {
  TWL_CHECK(connection_.execute("UPDATE second_factors SET confirmed_at = ? WHERE person = ?", {unix_ms(at), person}));
  return {};
}

Result<void> SecondFactorStore::remove(const std::string& person) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM recovery_codes WHERE person = ?", {person}));
  TWL_CHECK(connection_.execute("DELETE FROM second_factors WHERE person = ?", {person}));
  return transaction.commit();
}

Result<bool> SecondFactorStore::take_step(const std::string& person, std::int64_t step) {
  // Of two who show the same code at once, one changes the row.
  const std::int64_t changed = TWL_TRY(connection_.execute(
      "UPDATE second_factors SET last_step = ? WHERE person = ? AND last_step < ?", {step, person, step}));
  return changed == 1;
}

Result<void> SecondFactorStore::put_recovery_codes(const std::string& person, const std::vector<std::string>& hashes) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM recovery_codes WHERE person = ?", {person}));
  for (const std::string& hash : hashes)
    TWL_CHECK(connection_.execute("INSERT INTO recovery_codes (person, code_hash) VALUES (?, ?)", {person, hash}));
  return transaction.commit();
}

Result<bool> SecondFactorStore::take_recovery_code(const std::string& person, const std::string& hash) {
  const std::int64_t deleted =
      TWL_TRY(connection_.execute("DELETE FROM recovery_codes WHERE person = ? AND code_hash = ?", {person, hash}));
  return deleted == 1;
}

Result<std::int64_t> SecondFactorStore::recovery_codes_left(const std::string& person) {
  return static_cast<std::int64_t>(
      TWL_TRY(connection_.query("SELECT code_hash FROM recovery_codes WHERE person = ?", {person})).size());
}

}  // namespace twinlight::storage
