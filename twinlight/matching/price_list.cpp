#include "twinlight/matching/price_list.h"

#include <fmt/format.h>

#include <set>

#include "twinlight/foundation/csv.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::matching {
namespace {

/// The columns that are read, by place.
struct Columns {
  std::size_t file = 0;
  std::size_t price = 0;
  std::size_t currency = 0;
  std::size_t life_h = 0;
};

Result<Columns> find_columns(const CsvTable& table) {
  Columns made;
  made.file = TWL_TRY(table.column("file"));
  made.price = TWL_TRY(table.column("price"));
  made.currency = TWL_TRY(table.column("currency"));
  made.life_h = TWL_TRY(table.column("life_h"));
  return made;
}

Diagnostic complaint(const CsvTable& table, const CsvTable::Row& row, std::string field, std::string message) {
  return {.message = std::move(message), .file = table.file, .line = row.line, .field = std::move(field)};
}

}  // namespace

Result<PriceList> read_price_list(const std::filesystem::path& path,
                                  const std::function<bool(const std::string&)>& is_in_folder) {
  const CsvTable table = TWL_TRY(read_csv(path));
  const Columns columns = TWL_TRY(find_columns(table));
  PriceList prices;
  std::set<std::string, std::less<>> named;
  for (const CsvTable::Row& row : table.rows) {
    const std::string& file = row.fields[columns.file];
    if (!is_in_folder(file))
      return failure(complaint(table, row, "file", fmt::format("'{}' is not in the folder", printable_text(file, 80))));
    if (!named.insert(file).second)
      return failure(complaint(table, row, "file", fmt::format("'{}' is named twice", printable_text(file, 80))));
    const std::optional<double> amount = TWL_TRY(table.positive_number(row, columns.price));
    const std::optional<double> life_h = TWL_TRY(table.positive_number(row, columns.life_h));
    if (!amount) continue;
    const std::string& currency = row.fields[columns.currency];
    if (currency.size() != 3)
      return failure(
          complaint(table, row, "currency", "expected three capital letters (ISO 4217), such as EUR or CNY"));
    prices.emplace(file, evidence::Price{.amount = *amount, .currency = currency, .life_h = life_h});
  }
  return prices;
}

}  // namespace twinlight::matching
