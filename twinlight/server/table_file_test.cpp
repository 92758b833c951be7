#include "twinlight/server/table_file.h"

#include <gmock/gmock.h>
#include <zip.h>

#include "tests/support/scratch_folder.h"
#include "twinlight/foundation/file.h"

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t largest_bytes = 1'000'000;

const std::vector<TableCell>& row() {
  static const std::vector<TableCell> cells{std::string("=1+1"),
                                            12.5,
                                            true,
                                            parse_date("2026-11-29").value(),
                                            parse_instant("2026-11-29T12:00:00Z").value(),
                                            partnership::Money{12'950, partnership::Currency::EUR},
                                            {},
                                            std::string("\t@SUM \"光\" <b>\r\nb")};
  return cells;
}

std::string written(TableFormat format) {
  const testing::ScratchFolder folder;
  const fs::path path = folder / (std::string("table.") + std::string(partnership::word_of(format)));
  auto file = TableFile::create(path, format, {"naam", "größe", "c", "d", "e", "f", "g", "文本"}).value();
  EXPECT_TRUE(file->add_row(row()));
  EXPECT_TRUE(file->finish());
  return read_file(path, largest_bytes).value();
}

/// One part of a workbook.
std::string part_of(const std::string& workbook, const char* name) {
  zip_error_t error{};
  zip_source_t* source = zip_source_buffer_create(workbook.data(), workbook.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) return "";
  std::string text(largest_bytes, '\0');
  zip_file_t* file = zip_fopen(archive, name, 0);
  const zip_int64_t read = file == nullptr ? 0 : zip_fread(file, text.data(), text.size());
  text.resize(static_cast<std::size_t>(std::max<zip_int64_t>(read, 0)));
  if (file != nullptr) zip_fclose(file);
  zip_discard(archive);
  return text;
}

TEST(TableFile, CsvHasEveryTypeAsText) {
  EXPECT_EQ(written(TableFormat::csv),
            "\xef\xbb\xbfnaam,größe,c,d,e,f,g,文本\r\n"
            "'=1+1,12.5,true,2026-11-29,2026-11-29T12:00:00.000Z,129.50 EUR,,"
            "\"'\t@SUM \"\"光\"\" <b>\r\nb\"\r\n");
}

TEST(TableFile, WorkbookHasNumbersDaysAndMomentsAsWhatTheyAreAndNoFormula) {
  const std::string book = written(TableFormat::xlsx);
  const std::string sheet = part_of(book, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<t>=1+1</t>"));
  EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
  EXPECT_THAT(sheet, HasSubstr("<v>12.5</v>"));
  EXPECT_THAT(sheet, HasSubstr("t=\"b\"><v>1</v>"));
  EXPECT_THAT(sheet, HasSubstr("<v>46355</v>")) << "29 November 2026, as Excel counts days";
  EXPECT_THAT(sheet, HasSubstr("<v>46355.5</v>"));
  EXPECT_THAT(sheet, HasSubstr("<v>129.5</v>"));
  EXPECT_THAT(sheet, HasSubstr("文本"));
  EXPECT_THAT(sheet, HasSubstr("光"));
  EXPECT_THAT(part_of(book, "xl/styles.xml"), HasSubstr("yyyy-mm-dd hh:mm:ss"));
  EXPECT_THAT(part_of(book, "xl/styles.xml"), HasSubstr("&quot;EUR&quot;"));
}

TEST(TableFile, WordsBeyondWhatACellHoldsAreCutBetweenCharacters) {
  const testing::ScratchFolder folder;
  const fs::path path = folder / "long.xlsx";
  auto file = TableFile::create(path, TableFormat::xlsx, {"a"}).value();
  std::string light;
  for (int i = 0; i < 20'000; ++i) light += "光";
  EXPECT_TRUE(file->add_row({light}));
  EXPECT_TRUE(file->finish());
}

TEST(TableFile, FolderThatIsNotThereIsSaid) {
  const testing::ScratchFolder folder;
  const fs::path path = folder / "no-folder" / "table";
  EXPECT_FALSE(TableFile::create(path, TableFormat::csv, {"a"}));
  const auto book = TableFile::create(path, TableFormat::xlsx, {"a"});
  EXPECT_FALSE(book && (*book)->finish());
}

}  // namespace
}  // namespace twinlight::server
