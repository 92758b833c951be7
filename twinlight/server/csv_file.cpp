#include "twinlight/server/csv_file.h"

#include <fmt/format.h>

#include "twinlight/server/csv_table.h"

namespace twinlight::server {
namespace {

struct AsText {
  std::string operator()(std::monostate /*nothing*/) const { return ""; }
  std::string operator()(const std::string& words) const { return words; }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(const Date& day) const { return date_text(day); }
  std::string operator()(Instant moment) const { return instant_text(moment); }
  std::string operator()(const partnership::Money& money) const {
    return fmt::format("{} {}", partnership::amount_text(money), word_of(money.currency));
  }
};

}  // namespace

CsvFile::CsvFile(const std::filesystem::path& path) : path_(path), out_(path, std::ios::binary | std::ios::trunc) {
  out_ << "\xef\xbb\xbf";
}

Result<void> CsvFile::add_row(const std::vector<TableCell>& cells) {
  std::string line;
  for (const TableCell& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    line += csv_cell(std::visit(AsText{}, cell));
  }
  out_ << line << "\r\n";
  if (!out_) return failure({.message = "can not be written", .file = path_.string()});
  return {};
}

Result<void> CsvFile::finish() {
  out_.close();
  if (!out_) return failure({.message = "can not be written", .file = path_.string()});
  return {};
}

}  // namespace twinlight::server
