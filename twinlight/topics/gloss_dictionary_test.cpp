#include "twinlight/topics/gloss_dictionary.h"

#include <gmock/gmock.h>

#include "tests/support/reference_files.h"

namespace twinlight::topics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

std::map<std::string, double> meaning(std::string_view dictionary, std::string_view text, std::string_view language) {
  return GlossDictionary::parse(dictionary, language, "words.tsv")
      .value()
      .english_stems(WordCutter(language).words(text));
}

constexpr std::string_view dutch = "# a heading\nlamp\tlamp\nschool\tschool\nlicht\tlight; easy\nkamer\troom\n";

TEST(GlossDictionary, SharesAWordOutAmongItsGlosses) {
  EXPECT_THAT(meaning(dutch, "licht", "nl"), ElementsAre(Pair("easi", 0.5), Pair("light", 0.5)));
}

TEST(GlossDictionary, KnowsDutchEndingsAndCompounds) {
  EXPECT_THAT(meaning(dutch, "Lampen", "nl"), ElementsAre(Pair("lamp", 1.0)));
  EXPECT_THAT(meaning(dutch, "schoolkamer", "nl"), ElementsAre(Pair("room", 1.0), Pair("school", 1.0)));
  EXPECT_THAT(meaning(dutch, "schoolslamp", "nl"), ElementsAre(Pair("lamp", 1.0), Pair("school", 1.0)));
}

TEST(GlossDictionary, WhatItDoesNotKnowStandsForItself) {
  EXPECT_THAT(meaning(dutch, "DALI-driver", "nl"), ElementsAre(Pair("dali", 1.0), Pair("driver", 1.0)));
}

TEST(GlossDictionary, TakesTheLongestChineseWord) {
  constexpr std::string_view chinese = "教室\tclassroom\n照明\tlighting\n教室照明\tclassroom lighting\n灯具\tlamp\n";
  EXPECT_THAT(meaning(chinese, "教室照明灯具", "zh"),
              ElementsAre(Pair("classroom", 0.5), Pair("lamp", 1.0), Pair("light", 0.5)));
  EXPECT_THAT(meaning(chinese, "的LED", "zh"), ElementsAre(Pair("led", 1.0)));
}

TEST(GlossDictionary, NamesTheLineThatIsWrong) {
  for (const char* line : {"lamp\n", "\tlamp\n", "lamp\t\n"}) {
    const auto read = GlossDictionary::parse(std::string("# heading\n") + line, "nl", "nl.tsv");
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(read.error().line, 2U);
    EXPECT_THAT(to_string(read.error()), HasSubstr("nl.tsv"));
  }
}

TEST(GlossDictionary, TheProjectsHaveWhatAShopAssistantWouldSay) {
  const auto all = read_gloss_dictionaries(twinlight::testing::project_path("data/glosses")).value();
  EXPECT_GT(all.at("nl").size(), 15'000U);
  EXPECT_GT(all.at("zh").size(), 60'000U);
  EXPECT_THAT(all.at("zh").english_stems(WordCutter("zh").words("冷藏")),
              ::testing::Contains(Pair("refriger", ::testing::Gt(0.0))));
  EXPECT_THAT(all.at("nl").english_stems(WordCutter("nl").words("tomaten")), ElementsAre(Pair("tomato", 1.0)));
  EXPECT_THAT(all.at("zh").english_stems({}), IsEmpty());
}

}  // namespace
}  // namespace twinlight::topics
