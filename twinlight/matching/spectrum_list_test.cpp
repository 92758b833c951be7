#include "twinlight/matching/spectrum_list.h"

#include <gmock/gmock.h>

#include <fstream>

namespace twinlight::matching {
namespace {
namespace fs = std::filesystem;

using ::testing::HasSubstr;

/// A folder of its own with a spectrum and a catalogue.csv.
fs::path folder_with(const std::string& name, const std::string& csv) {
  fs::path folder = fs::path(::testing::TempDir()) / ("twinlight_spectrum_list_" + name);
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::ofstream(folder / "white.csv") << "nm,value\n400,1\n500,2\n600,3\n700,1\n";
  std::ofstream(folder / "no-spectrum.csv") << "nothing to see here\n";
  std::ofstream(folder / "catalogue.csv") << csv;
  return folder / "catalogue.csv";
}

TEST(SpectrumList, IsReadFromItsColumn) {
  const auto list =
      read_spectrum_list(folder_with("read", "file,spectrum\na.ldt,white.csv\nb.ldt,\nc.ldt,white.csv\n"));
  ASSERT_TRUE(list) << to_string(list.error());
  ASSERT_EQ(list->size(), 2U);
  EXPECT_EQ(list->at("a.ldt").file, "white.csv");
  EXPECT_EQ(list->at("c.ldt").sha256, list->at("a.ldt").sha256);
}

TEST(SpectrumList, AColumnThatIsNotThereIsNoFault) {
  const auto list = read_spectrum_list(folder_with("absent", "file,price\na.ldt,10\n"));
  ASSERT_TRUE(list);
  EXPECT_TRUE(list->empty());
}

TEST(SpectrumList, FaultsAreRefusedWithTheirLine) {
  const auto complaint = [](const std::string& cell) {
    const auto list = read_spectrum_list(folder_with("faults", "file,spectrum\na.ldt,white.csv\nb.ldt," + cell + "\n"));
    return list ? std::string("read") : to_string(list.error());
  };
  EXPECT_THAT(complaint("missing.csv"), HasSubstr("catalogue.csv:3"));
  EXPECT_THAT(complaint("../secret.csv"), HasSubstr("no name of a file in the folder"));
  EXPECT_THAT(complaint("no-spectrum.csv"), HasSubstr("spectrum"));
}

}  // namespace
}  // namespace twinlight::matching
