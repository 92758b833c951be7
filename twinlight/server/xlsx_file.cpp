#include "twinlight/server/xlsx_file.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <utility>

namespace twinlight::server {
namespace {

constexpr std::size_t longest_cell = 32'767;  // of Excel, in characters
constexpr double column_width = 18.0;         // in characters

/// What fits a cell, cut between characters.
std::string fitting(const std::string& words) {
  if (words.size() <= longest_cell) return words;
  std::size_t end = longest_cell;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return words.substr(0, end);
}

/// Excel's days since the last day of 1899 that it counts: 1970 is its 25569th.
double days_of(Instant moment) {
  constexpr double epoch_day = 25'569.0;
  constexpr double milliseconds_a_day = 86'400'000.0;
  return epoch_day + static_cast<double>(moment.time_since_epoch().count()) / milliseconds_a_day;
}

double units_of(const partnership::Money& money) {
  double units = static_cast<double>(money.minor_units);
  for (int i = 0; i < decimals_of(money.currency); ++i) units /= 10.0;
  return units;
}

}  // namespace

/// Writes one value to its place.
struct XlsxCell {
  XlsxFile& file;
  lxw_col_t column;

  lxw_error operator()(std::monostate /*nothing*/) const { return LXW_NO_ERROR; }
  lxw_error operator()(const std::string& words) const {
    return worksheet_write_string(file.sheet_, file.rows_, column, fitting(words).c_str(), nullptr);
  }
  lxw_error operator()(double number) const { return at(number, nullptr); }
  lxw_error operator()(bool truth) const {
    return worksheet_write_boolean(file.sheet_, file.rows_, column, truth ? 1 : 0, nullptr);
  }
  lxw_error operator()(const Date& day) const { return at(days_of(std::chrono::sys_days(day)), file.days_); }
  lxw_error operator()(Instant moment) const { return at(days_of(moment), file.moments_); }
  lxw_error operator()(const partnership::Money& money) const {
    return at(units_of(money), file.amounts_.at(static_cast<std::size_t>(money.currency)));
  }

  lxw_error at(double number, lxw_format* format) const {
    return worksheet_write_number(file.sheet_, file.rows_, column, number, format);
  }
};

XlsxFile::XlsxFile(const std::filesystem::path& path, const std::vector<std::string>& heading) : path_(path) {
  std::string folder = path.parent_path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.empty() ? nullptr : folder.data();
  book_ = workbook_new_opt(path.c_str(), &options);
  if (book_ == nullptr) return;
  sheet_ = workbook_add_worksheet(book_, nullptr);
  const auto format = [&](const std::string& shape) {
    lxw_format* made = workbook_add_format(book_);
    format_set_num_format(made, shape.c_str());
    return made;
  };
  days_ = format("yyyy-mm-dd");
  moments_ = format("yyyy-mm-dd hh:mm:ss");
  for (const auto currency : partnership::every<partnership::Currency>())
    amounts_.at(static_cast<std::size_t>(currency)) =
        format(fmt::format("#,##0{} \"{}\"", decimals_of(currency) == 0 ? "" : ".00", word_of(currency)));
  lxw_format* bold = workbook_add_format(book_);
  format_set_bold(bold);
  const auto last = static_cast<lxw_col_t>(heading.empty() ? 0 : heading.size() - 1);
  worksheet_set_column(sheet_, 0, last, column_width, nullptr);
  worksheet_freeze_panes(sheet_, 1, 0);
  for (std::size_t column = 0; column < heading.size(); ++column)
    worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(column), heading[column].c_str(), bold);
  rows_ = 1;
}

XlsxFile::~XlsxFile() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

Result<void> XlsxFile::add_row(const std::vector<TableCell>& cells) {
  if (sheet_ == nullptr) return failure({.message = "can not be written", .file = path_.string()});
  for (std::size_t column = 0; column < cells.size(); ++column)
    if (const lxw_error error = std::visit(XlsxCell{*this, static_cast<lxw_col_t>(column)}, cells[column]);
        error != LXW_NO_ERROR)
      return failure({.message = lxw_strerror(error), .file = path_.string()});
  ++rows_;
  return {};
}

Result<void> XlsxFile::finish() {
  if (book_ == nullptr) return failure({.message = "can not be written", .file = path_.string()});
  const lxw_error error = workbook_close(std::exchange(book_, nullptr));
  if (error != LXW_NO_ERROR) return failure({.message = lxw_strerror(error), .file = path_.string()});
  return {};
}

}  // namespace twinlight::server
