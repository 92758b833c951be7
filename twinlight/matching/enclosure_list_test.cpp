#include "twinlight/matching/enclosure_list.h"

#include <gmock/gmock.h>

#include <array>
#include <fstream>

#include "tests/support/reference_files.h"
#include "tests/support/scratch_folder.h"
#include "twinlight/matching/catalogue.h"

namespace twinlight::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(EnclosureList, ReadsTheOptionalColumnsAndRefusesWhatIsNone) {
  const testing::ScratchFolder folder;
  const auto read = [&](std::string_view text) {
    std::ofstream(folder / "catalogue.csv") << text;
    return read_enclosure_list(folder / "catalogue.csv");
  };
  const auto list =
      read("file,ip,domains,ik,dims_to,mounting\na.ldt,IP65,care agriculture,IK08,0.01,wall surface\nb.ldt,,,,,\n")
          .value();
  EXPECT_EQ(list.at("a.ldt").ip, (evidence::IpCode{6, 5}));
  EXPECT_EQ(list.at("a.ldt").ik, 8);
  EXPECT_THAT(list.at("a.ldt").domains, ElementsAre("care", "agriculture"));
  EXPECT_EQ(list.at("a.ldt").least_output, 0.01);
  EXPECT_THAT(list.at("a.ldt").mountings, ElementsAre("wall", "surface"));
  EXPECT_FALSE(list.at("b.ldt").ip || list.at("b.ldt").ik || list.at("b.ldt").least_output);
  EXPECT_FALSE(read("file,price\na.ldt,8\n").value().at("a.ldt").ip);
  const std::vector<std::array<std::string_view, 2>> faults = {
      {"file,ip\na.ldt,65\n", "catalogue.csv:2: ip: '65' is no IP code"},
      {"file,ik\na.ldt,IK12\n", "catalogue.csv:2: ik: 'IK12' is no code"},
      {"file,dims_to\na.ldt,1.5\n", "catalogue.csv:2: dims_to: a share of the full light is at most 1"},
      {"file,dims_to\na.ldt,no\n", "catalogue.csv:2: dims_to: 'no' is not a number greater than 0"},
      {"file,domains\na.ldt,offices\n", "catalogue.csv:2: domains: 'offices' is none of"},
      {"file,mounting\na.ldt,ceiling\n", "catalogue.csv:2: mounting: 'ceiling' is none of recessed, surface"},
  };
  for (const auto& [text, expected] : faults)
    EXPECT_THAT(to_string(read(text).error()), HasSubstr(std::string(expected)));
}

TEST(EnclosureList, TheDemonstrationCatalogueSaysItOfEveryProduct) {
  const EnclosureList list = read_enclosure_list(testing::project_path("examples/catalogue/catalogue.csv")).value();
  for (const auto& [file, enclosure] : list) {
    EXPECT_TRUE(enclosure.ip) << file;
    EXPECT_FALSE(enclosure.domains.empty()) << file;
  }
  EXPECT_EQ(list.at("yanxi-qx600mp-3000.ldt").least_output, 1.0);
  EXPECT_EQ(list.at("yanxi-qx600mp-4000-dali.ldt").least_output, 0.01);
  EXPECT_FALSE(list.at("suilong-sl650-150.ldt").least_output);
  EXPECT_EQ(list.at("mijnstreek-stolp1500-5000.ldt").ip, (evidence::IpCode{6, 6}));
  EXPECT_THAT(list.at("haspenlicht-stal1500-7500.ldt").domains, ElementsAre("agriculture"));
}

}  // namespace
}  // namespace twinlight::matching
