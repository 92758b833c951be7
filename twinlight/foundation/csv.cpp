#include "twinlight/foundation/csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight {
namespace {

constexpr std::size_t largest_csv_bytes = std::size_t{16} << 20U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Takes records off the front of a text, counting lines.
class RecordReader {
 public:
  RecordReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const { return position_ == text_.size(); }

  /// The next record, its line set; a quote that is never closed is a failure.
  Result<CsvTable::Row> next() {
    CsvTable::Row row{.line = line_, .fields = {""}};
    bool quoted = false;
    while (!at_end()) {
      const char c = text_[position_++];
      if (c == '\n') ++line_;
      if (quoted) {
        quoted = append_quoted(c, row.fields.back());
      } else if (c == '"' && row.fields.back().empty()) {
        quoted = true;
      } else if (c == separator_) {
        row.fields.emplace_back();
      } else if (c == '\n') {
        return row;
      } else if (!(c == '\r' && (at_end() || text_[position_] == '\n'))) {
        row.fields.back() += c;
      }
    }
    if (quoted) return failure({.message = "a quoted field is not closed", .line = row.line});
    return row;
  }

 private:
  /// @return whether the field is still inside its quotes.
  bool append_quoted(char c, std::string& field) {
    const bool doubled = c == '"' && !at_end() && text_[position_] == '"';
    if (doubled) ++position_;
    if (c != '"' || doubled) field += c;
    return c != '"' || doubled;
  }

  std::string_view text_;
  char separator_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
};

bool is_blank(const CsvTable::Row& row) {
  return row.fields.size() == 1 && row.fields.front().empty();
}

}  // namespace

Result<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  return failure({.message = fmt::format("has no column '{}'; its columns are: {}", name, fmt::join(columns, ", ")),
                  .file = file,
                  .line = 1});
}

Result<std::optional<double>> CsvTable::positive_number(const Row& row, std::size_t column) const {
  const std::string& cell = row.fields[column];
  if (cell.empty()) return std::optional<double>();
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  const bool whole_cell = error == std::errc() && end == cell.data() + cell.size();
  if (!whole_cell || !std::isfinite(value) || value <= 0.0)
    return failure({.message = fmt::format("'{}' is not a number greater than 0", printable_text(cell, 40)),
                    .file = file,
                    .line = row.line,
                    .field = columns[column]});
  return std::optional(value);
}

Result<CsvTable> parse_csv(std::string_view text, std::string file, char separator) {
  if (text.compare(0, byte_order_mark.size(), byte_order_mark) == 0) text.remove_prefix(byte_order_mark.size());
  CsvTable table{.file = std::move(file)};
  RecordReader reader(text, separator);
  while (!reader.at_end()) {
    Result<CsvTable::Row> row = reader.next();
    if (!row) {
      row.error().file = table.file;
      return failure(std::move(row).error());
    }
    if (is_blank(*row)) continue;
    if (table.columns.empty()) {
      table.columns = std::move(row->fields);
      continue;
    }
    if (row->fields.size() != table.columns.size())
      return failure(
          {.message = fmt::format("has {} fields, the header has {}", row->fields.size(), table.columns.size()),
           .file = table.file,
           .line = row->line});
    table.rows.push_back(*std::move(row));
  }
  if (table.columns.empty()) return failure({.message = "has no header line", .file = table.file});
  return table;
}

Result<CsvTable> read_csv(const std::filesystem::path& path) {
  const std::string text = TWL_TRY(read_file(path, largest_csv_bytes));
  return parse_csv(text, path.string());
}

}  // namespace twinlight
