#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinlight::cli {

/// Columns of a terminal that a UTF-8 text takes: a Chinese character two, a combining accent none.
std::size_t display_width(std::string_view text);

/// The start of a text that takes at most `columns` columns, with an ellipsis where something was cut off.
std::string shortened(std::string_view text, std::size_t columns);

/// Of the name of a file in a table.
inline constexpr std::size_t widest_file = 34;

/// A table with a heading, aligned for people: columns two spaces apart, as wide as their widest cell.
class TextTable {
 public:
  enum class Align { left, right };

  void add_column(std::string heading, Align align = Align::right);
  /// @param cells as many as there are columns
  void add_row(std::vector<std::string> cells);
  std::string text() const;

 private:
  struct Column {
    std::string heading;
    Align align;
  };
  std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace twinlight::cli
