#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/foundation/result.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/word.h"

namespace twinlight::server {

/// A value of a table; nothing is an empty cell.
using TableCell = std::variant<std::monostate, std::string, double, bool, Date, Instant, partnership::Money>;

enum class TableFormat { csv, xlsx };

/// A table that is written to a file row by row, however long it is, in little memory.
class TableFile {
 public:
  virtual ~TableFile() = default;

  /// Begins a file with a heading.
  static Result<std::unique_ptr<TableFile>> create(const std::filesystem::path& path, TableFormat format,
                                                   const std::vector<std::string>& heading);

  virtual Result<void> add_row(const std::vector<TableCell>& cells) = 0;
  /// The file is whole when this returns.
  virtual Result<void> finish() = 0;
};

}  // namespace twinlight::server

namespace twinlight::partnership {
template <>
struct Words<server::TableFormat> {
  static constexpr std::array<std::string_view, 2> all{"csv", "xlsx"};
};
static_assert(word_of(server::TableFormat::xlsx) == "xlsx");
}  // namespace twinlight::partnership
