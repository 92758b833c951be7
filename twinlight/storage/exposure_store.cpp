#include "twinlight/storage/exposure_store.h"

#include <charconv>

namespace twinlight::storage {
namespace {

std::int64_t number(std::chrono::sys_days day) {
  return day.time_since_epoch().count();
}

}  // namespace

Result<void> ExposureStore::add(const std::string& partnership, std::chrono::sys_days day, const std::string& asked,
                                const std::vector<std::string>& shown) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("DELETE FROM exposures WHERE partnership = ? AND day < ?",
                                {partnership, number(day - exposure_window)}));
  for (const std::string& profile : shown)
    TWL_CHECK(
        connection_.execute("INSERT INTO exposures (partnership, day, asked, shown) VALUES (?, ?, ?, ?)"
                            " ON CONFLICT (partnership, day, asked, shown) DO NOTHING",
                            {partnership, number(day), asked, profile}));
  return transaction.commit();
}

Result<std::map<std::string, std::int64_t>> ExposureStore::counts(const std::string& partnership,
                                                                  std::chrono::sys_days from,
                                                                  std::chrono::sys_days before) {
  // As text: of a computed column SOCI does not know the type on SQLite.
  const auto rows = TWL_TRY(connection_.query(
      "SELECT shown, CAST(COUNT(*) AS TEXT) FROM exposures WHERE partnership = ? AND day >= ? AND day < ?"
      " GROUP BY shown",
      {partnership, number(from), number(before)}));
  std::map<std::string, std::int64_t> counts;
  for (const SqlRow& row : rows) {
    const std::string& count = text(row[1]);
    std::from_chars(count.data(), count.data() + count.size(), counts[text(row[0])]);
  }
  return counts;
}

}  // namespace twinlight::storage
