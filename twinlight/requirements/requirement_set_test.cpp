#include "twinlight/requirements/requirement_set.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>

#include "tests/support/scratch_folder.h"

namespace twinlight::requirements {
namespace {
namespace fs = std::filesystem;

using ::testing::HasSubstr;

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

constexpr std::string_view head =
    "domain = 'care'\nmarket = 'eu'\n[standard]\nname = 'EN'\nyear = 2021\nid = 'en:2021'\n"
    "title = { en = 'a', nl = 'b', zh = '丙' }\nstanding = 'standard'\nfrom = '2021-08-01'\ndates = 'known'\n";

/// A data folder with one care file whose rows are given.
class RequirementFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_ / "care");
    write("sources.toml", "[OWN]\ntitle = 'own'\nkind = 'own knowledge'\n");
  }

  void write(const fs::path& name, std::string_view text) const { std::ofstream(folder_ / name) << text; }

  Result<RequirementSet> load_rows(const std::string& rows) const {
    write("care/en.toml", std::string(head) + rows);
    return RequirementSet::load(folder_.path());
  }

  static std::string row_with(std::string_view from, std::string_view to) {
    std::string row(good_row);
    row.replace(row.find(from), from.size(), to);
    return "[[requirement]]" + row;
  }

  const testing::ScratchFolder folder_;
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
      {"maintained_illuminance_lx = 300", "maintained_illuminance_lx = -300", "en.toml:16: requirement[1].maintained"},
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
      {"uniformity = 0.6", "from = '2021-02-30'", "'2021-02-30' is no date"},
      {"uniformity = 0.6", "until = '2020-01-01'", "is before the day it is in force from"},
      {"uniformity = 0.6", "dates = 'sure'", "'sure' is unknown"},
      {"uniformity = 0.6", "when = { from = '7:00' }", "'7:00' is no time of day"},
      {"uniformity = 0.6", "when = { period = 'noon' }", "'noon' is unknown"},
      {"uniformity = 0.6", "limits = [{ quantity = 'lux', at_least = 3 }]", "'lux' is no quantity"},
      {"uniformity = 0.6", "limits = [{ quantity = 'svm' }]", "has no bound"},
      {"uniformity = 0.6", "limits = [{ quantity = 'svm', at_least = 3, at_most = 2 }]", "is less than its least"},
      {"uniformity = 0.6", "limits = [{ quantity = 'svm', at_last = 3 }]", "did you mean 'at_least'"},
      {"uniformity = 0.6", "product = {}", "belongs to the rows of the domain 'product'"},
  };
  for (const auto& [from, to, expected] : faults) {
    const auto set = load_rows(row_with(from, to));
    ASSERT_FALSE(set) << to;
    EXPECT_THAT(to_string(set.error()), HasSubstr(std::string(expected)));
    EXPECT_THAT(to_string(set.error()), HasSubstr("en.toml:"));
  }
}

TEST_F(RequirementFolder, LimitsKeepTheirBoundsConfidenceAndStrength) {
  const auto set =
      load_rows(row_with("uniformity = 0.6",
                         "limits = [{ quantity = 'ppfd_umol_per_m2_s', at_least = 180, at_most = 300 }, "
                         "{ quantity = 'r9', above = 0, confidence = 'verified', strength = 'recommended' }]"));
  ASSERT_TRUE(set) << to_string(set.error());
  const Requirement& row = set->rows().front();
  ASSERT_EQ(row.limits.size(), 3U);
  EXPECT_EQ(row.limits[0].comparison, Comparison::at_least);
  EXPECT_EQ(row.limits[1].comparison, Comparison::at_most);
  EXPECT_EQ(row.limits[1].value, 300.0);
  EXPECT_EQ(row.limits[1].confidence, Confidence::uncertain) << "that of the row";
  EXPECT_EQ(row.limits[2].confidence, Confidence::verified);
  EXPECT_EQ(row.limits[2].strength, Strength::recommended);
  EXPECT_EQ(all_limits(row).size(), 4U) << "the illuminance and the three";
  EXPECT_TRUE(has_uncertain_figures(row));
}

TEST_F(RequirementFolder, ARowHasTheDatesOfItsFileUnlessItHasItsOwn) {
  const auto set = load_rows(row_with("uniformity = 0.6", "until = '2024-08-31'"));
  ASSERT_TRUE(set) << to_string(set.error());
  const Period in_force = set->rows().front().in_force;
  EXPECT_FALSE(in_force.contains(parse_date("2021-07-31").value()));
  EXPECT_TRUE(in_force.contains(parse_date("2021-08-01").value()));
  EXPECT_TRUE(in_force.contains(parse_date("2024-08-31").value()));
  EXPECT_FALSE(in_force.contains(day_after(parse_date("2024-08-31").value())));
}

TEST_F(RequirementFolder, ARuleThatFollowsAnUnknownOneIsRefused) {
  fs::create_directories(folder_ / "markets/eu");
  std::string rule(head);
  rule.replace(rule.find("'care'"), 6, "'product'");
  const std::string row = row_with("maintained_illuminance_lx = 300\nuniformity = 0.6", "");
  write("markets/eu/law.toml", rule + row + "[requirement.product]\nreplaces = 'en:2021/0'\n");
  EXPECT_THAT(to_string(RequirementSet::load(folder_.path()).error()),
              HasSubstr("follows 'en:2021/0', which is unknown"));
  write("markets/eu/law.toml", rule + row + "[requirement.product]\napplies = { all = ['round'] }\n");
  EXPECT_THAT(to_string(RequirementSet::load(folder_.path()).error()), HasSubstr("'round' is no trait"));
}

TEST(Date, OnlyDaysThatExistAreDates) {
  EXPECT_EQ(to_string(parse_date("2024-02-29").value()), "2024-02-29");
  EXPECT_EQ(to_string(day_after(parse_date("2026-12-31").value())), "2027-01-01");
  for (const std::string_view text :
       {"2023-02-29", "2026-13-01", "2026-1-01", "26-01-01", "", "2026-01-01T", "2026/01/01", "+026-01-01"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST_F(RequirementFolder, AnIdUsedTwiceIsRefused) {
  const std::string row = "[[requirement]]" + std::string(good_row);
  EXPECT_THAT(to_string(load_rows(row + row).error()), HasSubstr("'en:2021/1.1' is used twice"));
}

TEST_F(RequirementFolder, AFileInTheFolderOfAnotherDomainIsRefused) {
  write("care/other.toml", "domain = 'education'\nmarket = 'eu'\n");
  EXPECT_THAT(to_string(RequirementSet::load(folder_.path()).error()),
              HasSubstr("is 'education' in the folder 'care'"));
}

TEST_F(RequirementFolder, AFolderWithoutRowsOrThatIsMissingIsRefused) {
  EXPECT_THAT(to_string(RequirementSet::load(folder_.path()).error()), HasSubstr("holds no requirements"));
  EXPECT_THAT(to_string(RequirementSet::load(folder_ / "absent").error()), HasSubstr("no such file"));
}

}  // namespace
}  // namespace twinlight::requirements
