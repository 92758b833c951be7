#include "twinlight/storage/record_count.h"

#include <charconv>

namespace twinlight::storage {

Result<std::size_t> record_count(Connection& connection, const std::string& partnership, partnership::Kind kind) {
  // As text: of a computed column SOCI does not know the type on SQLite.
  const auto rows =
      TWL_TRY(connection.query("SELECT CAST(COUNT(*) AS TEXT) FROM records WHERE partnership = ? AND kind = ?",
                               {partnership, std::string(partnership::word_of(kind))}));
  const std::string& count = text(rows.at(0).at(0));
  std::size_t number = 0;
  std::from_chars(count.data(), count.data() + count.size(), number);
  return number;
}

}  // namespace twinlight::storage
