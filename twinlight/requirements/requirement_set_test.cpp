#include "twinlight/requirements/requirement_set.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>

namespace twinlight::requirements {
namespace {
namespace fs = std::filesystem;

using testing::HasSubstr;

constexpr std::string_view good_row = R"(
id = "en:2021/1.1"
clause = "table 1"
group = { en = "a", nl = "b", zh = "丙" }
title = { en = "a", nl = "b", zh = "丙" }
maintained_illuminance_lx = 300
uniformity = 0.6
confidence = { reference = "known", base = "uncertain" }
sources = ["OWN"]
)";

/// A data folder with one care file whose rows are given.
class RequirementFolder : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "care");
    write("sources.toml", "[OWN]\ntitle = 'own'\nkind = 'own knowledge'\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const fs::path& name, std::string_view text) const { std::ofstream(folder_ / name) << text; }

  Result<RequirementSet> load_rows(const std::string& rows) const {
    write("care/en.toml", "domain = 'care'\n[standard]\nname = 'EN'\nyear = 2021\nid = 'en:2021'\n" + rows);
    return RequirementSet::load(folder_);
  }

  static std::string row_with(std::string_view from, std::string_view to) {
    std::string row(good_row);
    row.replace(row.find(from), from.size(), to);
    return "[[requirement]]" + row;
  }

  const fs::path folder_ =
      fs::path(testing::TempDir()) /
      (std::string("requirements_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(RequirementFolder, ARowKeepsWhatItSaysAndNothingMore) {
  const auto set = load_rows("[[requirement]]" + std::string(good_row));
  ASSERT_TRUE(set) << to_string(set.error());
  const auto row = set->find("en:2021/1.1");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->maintained_illuminance_lx, 300.0);
  EXPECT_EQ(row->uniformity, 0.6);
  EXPECT_EQ(row->ugr, std::nullopt);
  EXPECT_EQ(row->ambient.walls_lx, std::nullopt);
  EXPECT_EQ(row->confidence.base, Confidence::uncertain);
  EXPECT_EQ(row->orientation, Orientation::unstated);
  EXPECT_EQ(row->standard.year, 2021);
  EXPECT_EQ(row->title.zh, "丙");
}

TEST_F(RequirementFolder, FaultyRowsAreRefusedWithTheirPlace) {
  // What is changed in the good row, to what, and what the complaint must contain.
  const std::vector<std::array<std::string_view, 3>> faults = {
      {"maintained_illuminance_lx = 300", "maintained_illuminance_lx = -300", "en.toml:11: requirement[1].maintained"},
      {"uniformity = 0.6", "uniformity = 6", "6 is not between 0 and 1"},
      {"uniformity = 0.6", "uniformty = 0.6", "did you mean 'uniformity'"},
      {"zh = \"丙\" }\ntitle", "zh = \"\" }\ntitle", "group.zh: is empty"},
      {"[\"OWN\"]", "[\"OWN\", \"NBN\"]", "'NBN' is not in sources.toml"},
      {"[\"OWN\"]", "[]", "at least one source"},
      {"base = \"uncertain\"", "base = \"sure\"", "'sure' is unknown"},
      {"uniformity = 0.6", "modified_illuminance_lx = 200", "confidence.modified: is missing"},
      {"\"uncertain\" }", "\"known\", modified = \"known\" }\nmodified_illuminance_lx = 200",
       "is less than maintained"},
      {"en:2021/1.1", "en:2011/1.1", "does not begin with 'en:2021/'"},
  };
  for (const auto& [from, to, expected] : faults) {
    const auto set = load_rows(row_with(from, to));
    ASSERT_FALSE(set) << to;
    EXPECT_THAT(to_string(set.error()), HasSubstr(std::string(expected)));
    EXPECT_THAT(to_string(set.error()), HasSubstr("en.toml:"));
  }
}

TEST_F(RequirementFolder, AnIdUsedTwiceIsRefused) {
  const std::string row = "[[requirement]]" + std::string(good_row);
  EXPECT_THAT(to_string(load_rows(row + row).error()), HasSubstr("'en:2021/1.1' is used twice"));
}

TEST_F(RequirementFolder, AFileInTheFolderOfAnotherDomainIsRefused) {
  write("care/other.toml", "domain = 'education'\n[standard]\nname = 'EN'\nyear = 2021\nid = 'en:2021'\n");
  EXPECT_THAT(to_string(RequirementSet::load(folder_).error()), HasSubstr("is 'education' in the folder 'care'"));
}

TEST_F(RequirementFolder, AFolderWithoutRowsOrThatIsMissingIsRefused) {
  EXPECT_THAT(to_string(RequirementSet::load(folder_).error()), HasSubstr("holds no requirements"));
  EXPECT_THAT(to_string(RequirementSet::load(folder_ / "absent").error()), HasSubstr("no such file"));
}

}  // namespace
}  // namespace twinlight::requirements
