#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight {

/// A comma-separated file with a header line (RFC 4180: fields may be quoted, a quote inside is doubled).
struct CsvTable {
  struct Row {
    std::size_t line = 0;  ///< where the record begins
    std::vector<std::string> fields;
  };

  std::string file;
  std::vector<std::string> columns;
  std::vector<Row> rows;  ///< each with as many fields as there are columns

  /// The place of a column in every row. Fails naming the columns that there are.
  Result<std::size_t> column(std::string_view name) const;

  /// A number over 0, or none for an empty cell. Fails, with line and field, on anything else.
  Result<std::optional<double>> positive_number(const Row& row, std::size_t column) const;
};

/// Cells stand between `separator`s. Blank lines are left out; a UTF-8 byte order mark and CR LF line ends are
/// tolerated. Fails with the line of a record that has another number of fields than the header, or an unclosed quote.
Result<CsvTable> parse_csv(std::string_view text, std::string file, char separator = ',');

Result<CsvTable> read_csv(const std::filesystem::path& path);

}  // namespace twinlight
