#pragma once

#include <fstream>

#include "twinlight/server/table_file.h"

namespace twinlight::server {

/// CSV (RFC 4180) in UTF-8 with a byte order mark: days and moments by ISO 8601, numbers with a point.
class CsvFile : public TableFile {
 public:
  explicit CsvFile(const std::filesystem::path& path);
  Result<void> add_row(const std::vector<TableCell>& cells) override;
  Result<void> finish() override;

 private:
  std::filesystem::path path_;
  std::ofstream out_;
};

}  // namespace twinlight::server
