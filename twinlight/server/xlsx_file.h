#pragma once

#include <array>
#include <cstdint>

#include "twinlight/server/table_file.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace twinlight::server {

/// A workbook of Office Open XML with one sheet: words as words (never as formulas), numbers, amounts, days and moments
/// (UTC) as what they are. The one place that knows libxlsxwriter.
class XlsxFile : public TableFile {
 public:
  XlsxFile(const std::filesystem::path& path, const std::vector<std::string>& heading);
  ~XlsxFile() override;
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;

  Result<void> add_row(const std::vector<TableCell>& cells) override;
  Result<void> finish() override;

 private:
  friend struct XlsxCell;

  std::filesystem::path path_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* days_ = nullptr;
  lxw_format* moments_ = nullptr;
  std::array<lxw_format*, partnership::Words<partnership::Currency>::all.size()> amounts_{};
  std::uint32_t rows_ = 0;
};

}  // namespace twinlight::server
