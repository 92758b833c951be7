#include "twinlight/server/table_file.h"

#include "twinlight/server/csv_file.h"
#include "twinlight/server/xlsx_file.h"

namespace twinlight::server {

Result<std::unique_ptr<TableFile>> TableFile::create(const std::filesystem::path& path, TableFormat format,
                                                     const std::vector<std::string>& heading) {
  if (format == TableFormat::xlsx) return std::make_unique<XlsxFile>(path, heading);
  auto file = std::make_unique<CsvFile>(path);
  TWL_CHECK(file->add_row({heading.begin(), heading.end()}));
  return file;
}

}  // namespace twinlight::server
