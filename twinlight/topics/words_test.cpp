#include "twinlight/topics/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace twinlight::topics {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> stems(std::string_view text, std::string_view language) {
  std::vector<std::string> found;
  for (const Word& word : WordCutter(language).words(text)) found.push_back(word.stem);
  return found;
}

TEST(Words, LoseTheirEndings) {
  EXPECT_EQ(stems("luminaires", "en"), stems("Luminaire", "en"));
  EXPECT_EQ(stems("armaturen", "nl"), stems("Armatuur", "nl"));
  EXPECT_EQ(stems("lampen", "nl"), stems("Lamp", "nl"));
}

TEST(Words, AreChineseCharactersAndForeignWordsBesideThem) {
  EXPECT_THAT(stems("LED植物灯", "zh"), ElementsAre("led", "植", "物", "灯"));
}

TEST(Words, KnowCapitals) {
  const auto words = WordCutter("en").words("AI led LED DALI-2 Led");
  ASSERT_EQ(words.size(), 6U);
  std::vector<bool> capitals;
  for (const Word& word : words) capitals.push_back(word.in_capitals);
  EXPECT_THAT(capitals, ElementsAre(true, false, true, true, true, false));
}

/// Full-width letters of Chinese keyboards are the same words.
TEST(Words, AreComposed) {
  EXPECT_EQ(stems("ＤＡＬＩ", "zh"), stems("DALI", "zh"));
  EXPECT_EQ(stems("e\u0301clairage", "en"), stems("\u00e9clairage", "en"));
}

TEST(Words, OfNothingAreNone) {
  EXPECT_TRUE(stems("", "nl").empty());
  EXPECT_TRUE(stems(" .,;!— ", "en").empty());
  EXPECT_TRUE(stems("\xff\xfe", "en").empty());
}

}  // namespace
}  // namespace twinlight::topics
