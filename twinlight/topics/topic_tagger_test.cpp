// The texts are written for this test.

#include "twinlight/topics/topic_tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/support/reference_files.h"

namespace twinlight::topics {
namespace {

using ::testing::Contains;
using ::testing::IsSupersetOf;
using ::testing::Not;

const TopicVocabulary& vocabulary() {
  static const TopicVocabulary read =
      TopicVocabulary::read(twinlight::testing::project_path("data/topics/topics.ttl")).value();
  return read;
}

std::set<std::string> topics(std::string_view text, std::string_view language) {
  static const TopicTagger tagger(vocabulary());
  std::set<std::string> found;
  for (const Tag& tag : tagger.tags(text, language)) found.insert(vocabulary()[tag.topic].id);
  return found;
}

/// One text in three languages is about the same.
TEST(TopicTagger, FindsTheSameInEveryLanguage) {
  struct Parallel {
    const char* en;
    const char* nl;
    const char* zh;
    std::set<std::string> topics;
  };
  const Parallel texts[] = {
      {"We grow lettuce in a vertical farm and look for grow lights with a tunable spectrum.",
       "Wij kweken sla in verticale landbouw en zoeken groeilampen met een instelbaar spectrum.",
       "我们在植物工厂种植生菜，寻找光谱可调的植物生长灯，即可调光谱。",
       {"lettuce", "vertical-farming", "grow-light", "spectrum-control"}},
      {"Classroom lighting without flicker and with little glare protects pupils from myopia.",
       "Klaslokaalverlichting zonder flikkering en met weinig verblinding beschermt leerlingen tegen bijziendheid.",
       "无频闪、低眩光的教室照明有助于预防近视。",
       {"classroom-lighting", "flicker", "glare", "myopia-prevention"}},
      {"The nursing home tests circadian lighting for people with dementia; the LED drivers use DALI.",
       "Het woonzorgcentrum test circadiane verlichting voor mensen met dementie; de leddrivers gebruiken DALI.",
       "养老院为失智照护试用节律照明，LED驱动电源采用DALI。",
       {"nursing-home", "circadian-lighting", "dementia-care", "led-driver", "dali"}},
      {"A distributor seeks street lights with CE marking and a long useful life.",
       "Een verdeler zoekt straatlampen met CE-markering en een lange nuttige levensduur.",
       "经销商求购具有CE认证且使用寿命长的路灯。",
       {"distribution", "street-light", "ce-marking", "lumen-maintenance"}}};
  for (const Parallel& text : texts) {
    EXPECT_THAT(topics(text.en, "en"), IsSupersetOf(text.topics));
    EXPECT_THAT(topics(text.nl, "nl"), IsSupersetOf(text.topics));
    EXPECT_THAT(topics(text.zh, "zh"), IsSupersetOf(text.topics));
  }
}

/// Each label of the vocabulary, alone, is its own topic; so no label hides another.
TEST(TopicTagger, FindsEveryLabel) {
  const TopicTagger tagger(vocabulary());
  for (const Topic& topic : vocabulary().topics())
    for (const auto& [language, labels] : topic.labels) {
      std::vector<std::string> all = labels.others;
      all.push_back(labels.preferred);
      for (const std::string& label : all) {
        std::vector<std::string> found;
        for (const Tag& tag : tagger.tags(label, language)) found.push_back(vocabulary()[tag.topic].id);
        EXPECT_THAT(found, Contains(topic.id)) << label << " in " << language;
      }
    }
}

TEST(TopicTagger, TakesDutchCompoundsApart) {
  EXPECT_THAT(topics("tomatenserre", "nl"), IsSupersetOf({"tomato", "greenhouse"}));
  EXPECT_THAT(topics("ledarmatuur", "nl"), IsSupersetOf({"led", "luminaire"}));
  EXPECT_TRUE(topics("tomatenqqq", "nl").empty());
}

TEST(TopicTagger, TakesAbbreviationsInCapitalsOnly) {
  EXPECT_THAT(topics("the road led to town", "en"), Not(Contains("led")));
  EXPECT_THAT(topics("an LED", "en"), Contains("led"));
}

/// 植物 and 灯 are within 植物生长灯, which is one thing.
TEST(TopicTagger, TakesTheLongestLabel) {
  EXPECT_EQ(topics("植物生长灯", "zh"), std::set<std::string>{"grow-light"});
  EXPECT_THAT(topics("street light management", "en"), Contains("central-management-system"));
  EXPECT_THAT(topics("street light management", "en"), Not(Contains("street-light")));
}

TEST(TopicTagger, CountsAndOrdersMentions) {
  const TopicTagger tagger(vocabulary());
  const auto tags = tagger.tags("Greenhouse lighting. The greenhouse grows tomatoes; a greenhouse, tomatoes.", "en");
  ASSERT_GE(tags.size(), 2U);
  EXPECT_EQ(vocabulary()[tags[0].topic].id, "greenhouse");
  EXPECT_EQ(tags[0].mentions, 3);
  EXPECT_EQ(tags[0].label, "Greenhouse");
  EXPECT_EQ(tags[1].mentions, 2);
  EXPECT_TRUE(tagger.tags("", "nl").empty());
}

}  // namespace
}  // namespace twinlight::topics
