#include "twinlight/topics/topic_vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/reference_files.h"

namespace twinlight::topics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string head = R"(@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix topic: <urn:twinlight:topic:> .
)";

std::string topic(const std::string& id, const std::string& rest = "") {
  std::string text = "topic:" + id + " a skos:Concept";
  for (const char* language : languages) text += " ; skos:prefLabel \"" + id + "\"@" + language;
  return text + rest + " .\n";
}

Diagnostic refused(const std::string& topics) {
  const auto vocabulary = TopicVocabulary::parse(head + topics, "topics.ttl");
  EXPECT_FALSE(vocabulary);
  return vocabulary ? Diagnostic{} : vocabulary.error();
}

/// The file itself: reading holds it to all rules.
TEST(TopicVocabulary, OfTheProjectIsWhole) {
  const auto vocabulary = TopicVocabulary::read(twinlight::testing::project_path("data/topics/topics.ttl"));
  ASSERT_TRUE(vocabulary) << to_string(vocabulary.error());
  EXPECT_GE(vocabulary->topics().size(), 400U);
  std::size_t related = 0;
  for (std::size_t i = 0; i < vocabulary->topics().size(); ++i) {
    const Topic& one = (*vocabulary)[i];
    related += one.related.size();
    EXPECT_LE(vocabulary->with_broader(i).size(), 6U) << one.id;
    EXPECT_TRUE(!one.broader.empty() || one.narrower.size() >= 3) << one.id << " stands alone";
  }
  EXPECT_GT(related, 200U);
  const Topic* greenhouse = vocabulary->find("greenhouse");
  ASSERT_NE(greenhouse, nullptr);
  EXPECT_EQ(greenhouse->labels.at("nl").preferred, "serre");
  EXPECT_EQ(greenhouse->labels.at("zh").preferred, "温室");
  EXPECT_EQ(vocabulary->find("no-such"), nullptr);
}

TEST(TopicVocabulary, LearnsWordsThatNoTopicHas) {
  auto vocabulary = TopicVocabulary::parse(head + topic("care") + topic("ward"), "topics.ttl").value();
  EXPECT_EQ(vocabulary.learn({"ward", "nl", "verpleegafdeling"}), TeachingFault::none);
  EXPECT_THAT(vocabulary[1].labels.at("nl").others, ElementsAre("verpleegafdeling"));
  EXPECT_EQ(vocabulary.learn({"ward", "nl", "verpleegafdeling"}), TeachingFault::names_it_already);
  EXPECT_EQ(vocabulary.learn({"care", "nl", "verpleegafdeling"}), TeachingFault::names_another);
  EXPECT_EQ(vocabulary.learn({"care", "en", "verpleegafdeling"}), TeachingFault::none) << "in another language";
  EXPECT_EQ(vocabulary.learn({"care", "nl", "ward"}), TeachingFault::names_another) << "a preferred label";
  EXPECT_EQ(vocabulary.learn({"no-such", "nl", "iets"}), TeachingFault::unknown_topic);
}

TEST(TopicVocabulary, KnowsWhatIsAbove) {
  const auto vocabulary =
      TopicVocabulary::parse(head + topic("care") + topic("hospital", " ; skos:broader topic:care") +
                                 topic("ward", " ; skos:broader topic:hospital ; skos:altLabel \"patient room\"@en"),
                             "topics.ttl");
  ASSERT_TRUE(vocabulary) << to_string(vocabulary.error());
  EXPECT_THAT(vocabulary->with_broader(2), ElementsAre(2U, 1U, 0U));
  EXPECT_THAT((*vocabulary)[0].narrower, ElementsAre(1U));
  EXPECT_THAT((*vocabulary)[2].labels.at("en").others, ElementsAre("patient room"));
}

TEST(TopicVocabulary, RefusesWhatBreaksTheRulesAndNamesTheTopic) {
  EXPECT_EQ(refused("topic:a a skos:Concept ; skos:prefLabel \"a\"@en .").field, "a");
  EXPECT_THAT(refused(topic("a", " ; skos:prefLabel \"b\"@en")).message, HasSubstr("two preferred"));
  EXPECT_THAT(refused(topic("a") + topic("b", " ; skos:altLabel \"a\"@nl")).message, HasSubstr("as 'a' has"));
  EXPECT_THAT(refused(topic("a", " ; skos:broader topic:x")).message, HasSubstr("no topic"));
  EXPECT_THAT(refused(topic("a", " ; skos:broader topic:b") + topic("b", " ; skos:broader topic:a")).message,
              HasSubstr("broader than itself"));
  EXPECT_THAT(refused(topic("a", " ; skos:related topic:b") + topic("b")).message, HasSubstr("not the other way"));
  EXPECT_THAT(
      refused(topic("a", " ; skos:related topic:b") + topic("b", " ; skos:related topic:a ; skos:broader topic:a"))
          .message,
      HasSubstr("above it"));
}

TEST(TopicVocabulary, RefusesWhatIsNoTurtleAndSaysWhere) {
  const Diagnostic fault = refused("topic:a a skos:Concept ;;; \"");
  EXPECT_EQ(fault.file, "topics.ttl");
  EXPECT_EQ(fault.line, 3U);
  EXPECT_FALSE(TopicVocabulary::read("no/such/file.ttl"));
}

}  // namespace
}  // namespace twinlight::topics
