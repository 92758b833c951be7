#include "twinlight/matching/spectrum_list.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/scratch_folder.h"

namespace twinlight::matching {
namespace {

using ::testing::HasSubstr;

/// Of a folder with a spectrum and this catalogue.csv.
Result<SpectrumList> list_of(const std::string& csv) {
  const testing::ScratchFolder folder;
  std::ofstream(folder / "white.csv") << "nm,value\n400,1\n500,2\n600,3\n700,1\n";
  std::ofstream(folder / "no-spectrum.csv") << "nothing to see here\n";
  std::ofstream(folder / "catalogue.csv") << csv;
  return read_spectrum_list(folder / "catalogue.csv");
}

TEST(SpectrumList, IsReadFromItsColumn) {
  const auto list = list_of("file,spectrum\na.ldt,white.csv\nb.ldt,\nc.ldt,white.csv\n");
  ASSERT_TRUE(list) << to_string(list.error());
  ASSERT_EQ(list->size(), 2U);
  EXPECT_EQ(list->at("a.ldt").file, "white.csv");
  EXPECT_EQ(list->at("c.ldt").sha256, list->at("a.ldt").sha256);
}

TEST(SpectrumList, AColumnThatIsNotThereIsNoFault) {
  const auto list = list_of("file,price\na.ldt,10\n");
  ASSERT_TRUE(list);
  EXPECT_TRUE(list->empty());
}

TEST(SpectrumList, FaultsAreRefusedWithTheirLine) {
  const auto complaint = [](const std::string& cell) {
    const auto list = list_of("file,spectrum\na.ldt,white.csv\nb.ldt," + cell + "\n");
    return list ? std::string("read") : to_string(list.error());
  };
  EXPECT_THAT(complaint("missing.csv"), HasSubstr("catalogue.csv:3"));
  EXPECT_THAT(complaint("../secret.csv"), HasSubstr("no name of a file in the folder"));
  EXPECT_THAT(complaint("no-spectrum.csv"), HasSubstr("spectrum"));
}

}  // namespace
}  // namespace twinlight::matching
