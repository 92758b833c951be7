#include "twinlight/storage/transfer_store.h"

namespace twinlight::storage {
namespace {

Transfer transfer(const SqlRow& row) {
  return {integer(row[0]), instant(row[1]), text(row[2]), text(row[3]), text(row[4]),
          text(row[5]),    text(row[6]),    text(row[7]), text(row[8]), text(row[9])};
}

}  // namespace

Result<void> TransferStore::add(const Transfer& added) {
  TWL_CHECK(connection_.execute(
      "INSERT INTO transfers (at, partnership, person, purpose, consent, from_region, to_region, recipient, record)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, purpose, to_region, recipient, record) DO NOTHING",
      {unix_ms(added.at), added.partnership, added.person, added.purpose, added.consent, added.from_region,
       added.to_region, added.recipient, added.record}));
  return {};
}

Result<std::vector<Transfer>> TransferStore::list(const std::string& partnership, Instant from, Instant before,
                                                  std::int64_t before_sequence, std::int64_t limit) {
  std::string sql =
      "SELECT sequence, at, partnership, person, purpose, consent, from_region, to_region, recipient, record"
      " FROM transfers WHERE partnership = ? AND at >= ? AND at < ?";
  std::vector<SqlValue> values{partnership, unix_ms(from), unix_ms(before)};
  if (before_sequence > 0) {
    sql += " AND sequence < ?";
    values.emplace_back(before_sequence);
  }
  values.emplace_back(limit);
  std::vector<Transfer> found;
  for (const SqlRow& row : TWL_TRY(connection_.query(sql + " ORDER BY sequence DESC LIMIT ?", values)))
    found.push_back(transfer(row));
  return found;
}

Result<std::vector<TransferCount>> TransferStore::counts(const std::string& partnership, Instant from, Instant before) {
  const auto rows = TWL_TRY(
      connection_.query("SELECT DISTINCT from_region, to_region, person, consent FROM transfers WHERE partnership = ?"
                        " AND at >= ? AND at < ? ORDER BY from_region, to_region, person, consent",
                        {partnership, unix_ms(from), unix_ms(before)}));
  std::vector<TransferCount> counts;
  std::string person;
  for (const SqlRow& row : rows) {
    const bool other_pair =
        counts.empty() || counts.back().from_region != text(row[0]) || counts.back().to_region != text(row[1]);
    if (other_pair) counts.push_back({text(row[0]), text(row[1])});
    // An empty consent is the first of a person.
    if (other_pair || person != text(row[2])) {
      counts.back().people += 1;
      if (text(row[3]).empty()) counts.back().without_consent += 1;
    }
    person = text(row[2]);
  }
  return counts;
}

}  // namespace twinlight::storage
