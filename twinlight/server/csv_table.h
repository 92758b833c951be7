#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace twinlight::server {

/// A table as CSV (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, CRLF.
class CsvTable {
 public:
  explicit CsvTable(const std::vector<std::string>& columns);
  void add_row(const std::vector<std::string>& cells);
  std::string take() { return std::move(text_); }

 private:
  std::string text_ = "\xef\xbb\xbf";
};

/// One cell. What a spreadsheet would take for a formula gets an apostrophe before it; a number stays one.
std::string csv_cell(const std::string& text);

/// A field of a document as one cell, in the form that an import reads (`value_of_cell`): a text in the language it was
/// written in, an amount with its currency, a price with the quantity that it is from, a registration as its register
/// and number, the items of a list with semicolons. Other objects as JSON, which no import reads; empty for null.
std::string cell_text(const nlohmann::json& value);

}  // namespace twinlight::server
