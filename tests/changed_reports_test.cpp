// Reports as `twinlight match --report` wrote them, named on the command line: each with one byte changed at random, a
// thousand times over. report_command_test.cmake writes them and runs this.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "twinlight/report/report_file.h"

namespace {

std::vector<std::string> report_files;

std::string bytes_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

TEST(ChangedReport, AThousandRandomChangesOfOneByteAreFoundAndNamed) {
  ASSERT_FALSE(report_files.empty());
  for (const std::string& name : report_files) {
    const std::string intact = bytes_of(name);
    ASSERT_TRUE(twinlight::report::verify_report(intact).seal.intact()) << name;
    std::mt19937 random(20261128);
    std::uniform_int_distribution<std::size_t> place(0, intact.size() - 1);
    std::uniform_int_distribution<unsigned> change(1, 255);
    int found = 0;
    for (int i = 0; i < 1000; ++i) {
      std::string file = intact;
      const std::size_t at = place(random);
      file[at] = static_cast<char>(static_cast<unsigned char>(file[at]) ^ change(random));
      const auto verified = twinlight::report::verify_report(file);
      const auto& faults = verified.seal.faults;
      ASSERT_FALSE(faults.empty()) << name << ", byte " << at;
      EXPECT_FALSE(faults.front().part.empty()) << name << ", byte " << at;
      ++found;
    }
    EXPECT_EQ(found, 1000);
    std::printf("%s: %zu bytes, %d of 1000 changes found\n", name.c_str(), intact.size(), found);
  }
}

}  // namespace

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  report_files.assign(argv + 1, argv + argc);
  return RUN_ALL_TESTS();
}
