#include "twinlight/search/text_index.h"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "tests/support/scratch_folder.h"

namespace twinlight::search {
namespace {
namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class TextIndexTest : public ::testing::Test {
 public:
  void SetUp() override { reopen(); }
  void reopen() {
    index.reset();
    auto opened = TextIndex::open(folder);
    ASSERT_TRUE(opened) << to_string(opened.error());
    index = *std::move(opened);
  }
  void put(const std::string& id, const std::string& language, const std::string& title, const std::string& text = "",
           std::vector<std::string> topics = {}) const {
    ASSERT_TRUE(index->put({.id = id,
                            .kind = "profile",
                            .partnership = "p",
                            .version = 1,
                            .titles = {{language, title}},
                            .texts = {{language, text}},
                            .topics = std::move(topics)}));
  }
  std::vector<std::string> answer_to(const TextQuestion& question) const {
    const auto hits = index->find(question, 0, 100);
    EXPECT_TRUE(hits) << to_string(hits.error());
    std::vector<std::string> ids;
    if (hits)
      for (const TextHit& hit : *hits) ids.push_back(hit.id);
    return ids;
  }
  std::vector<std::string> find(const std::string& text) const { return answer_to({.text = text}); }

  const testing::ScratchFolder scratch;
  const fs::path folder = scratch / "index";
  std::unique_ptr<TextIndex> index;
};

TEST_F(TextIndexTest, WordsAreFoundWhateverTheirEndingsInTheirLanguage) {
  put("1", "nl", "Verlichting voor patiënten", "Wij zoeken verdelers.");
  put("2", "en", "Lighting for classrooms", "We look for distributors.");
  put("3", "zh", "低眩光教室照明", "寻找经销商。");
  EXPECT_THAT(find("verdeler"), ElementsAre("1"));
  EXPECT_THAT(find("patiënt"), ElementsAre("1"));
  EXPECT_THAT(find("classroom"), ElementsAre("2"));
  EXPECT_THAT(find("distributor"), ElementsAre("2"));
  EXPECT_THAT(find("教室"), ElementsAre("3"));
  EXPECT_THAT(find("教室照明"), ElementsAre("3"));
  EXPECT_THAT(find("病房"), IsEmpty());
}

TEST_F(TextIndexTest, AllWordsHaveToBeThereAndTheLastMayBeUnfinished) {
  put("1", "en", "Grow light", "for tomatoes");
  put("2", "en", "Grow light", "for lettuce");
  EXPECT_THAT(find("grow lettuce"), ElementsAre("2"));
  EXPECT_THAT(find("grow let"), ElementsAre("2"));
  EXPECT_THAT(find("grow"), UnorderedElementsAre("1", "2"));
  EXPECT_THAT(find("\"light grow\""), IsEmpty());
  EXPECT_THAT(find(""), IsEmpty());
  EXPECT_THAT(find("(((\"\"* AND OR"), IsEmpty());
}

TEST_F(TextIndexTest, WordInTheTitleIsWorthMore) {
  put("1", "en", "Panels", "with little glare, among much else that is said of them here");
  put("2", "en", "Little glare", "panels");
  EXPECT_THAT(find("glare"), ElementsAre("2", "1"));
}

TEST_F(TextIndexTest, TopicsFindWhatIsWrittenInAnotherLanguage) {
  put("1", "nl", "Klaslokaalverlichting", "in Genk", {"classroom", "luminaire"});
  put("2", "zh", "教室照明", "佛山", {"classroom", "luminaire"});
  put("3", "zh", "病房照明", "", {"patient-room", "luminaire"});
  EXPECT_THAT(answer_to({.text = "classroom", .topics = {"classroom"}}), UnorderedElementsAre("1", "2"));
  EXPECT_THAT(answer_to({.text = "classroom Genk", .topics = {"classroom"}, .beside_topics = "Genk"}),
              ElementsAre("1"));
}

TEST_F(TextIndexTest, NearTopicsAreFoundAfterTheWordsThemselves) {
  put("1", "zh", "教室照明", "", {"classroom-lighting"});
  put("2", "en", "Light for a classroom", "", {"classroom-lighting"});
  EXPECT_THAT(answer_to({.text = "classroom", .near = {"classroom-lighting", "classroom-luminaire"}}),
              ElementsAre("2", "1"));
}

TEST_F(TextIndexTest, KindsAndPartnershipsAreKeptApart) {
  put("1", "en", "Light");
  ASSERT_TRUE(index->put({.id = "2",
                          .kind = "event",
                          .partnership = "q",
                          .version = 1,
                          .titles = {{"en", "Light"}},
                          .texts = {},
                          .topics = {}}));
  EXPECT_THAT(answer_to({.text = "light", .kinds = {"event"}}), ElementsAre("2"));
  EXPECT_THAT(answer_to({.text = "light", .kinds = {"event", "profile"}}), UnorderedElementsAre("1", "2"));
  EXPECT_THAT(answer_to({.text = "light", .partnership = "p"}), ElementsAre("1"));
}

TEST_F(TextIndexTest, RecordTakesThePlaceOfItsEarlierVersionAndCanBeTakenOut) {
  put("1", "en", "Lamp");
  put("1", "en", "Luminaire");
  EXPECT_THAT(find("lamp"), IsEmpty());
  EXPECT_THAT(find("luminaire"), ElementsAre("1"));
  EXPECT_EQ(index->version_of("1").value(), 1);
  ASSERT_TRUE(index->remove("1"));
  EXPECT_THAT(find("luminaire"), IsEmpty());
  EXPECT_EQ(index->version_of("1").value(), 0);
}

TEST_F(TextIndexTest, WhatWasCommittedIsThereAgainAndTheRestIsNot) {
  put("1", "en", "Lamp");
  ASSERT_TRUE(index->commit(17));
  reopen();
  EXPECT_EQ(index->until(), 17);
  EXPECT_THAT(find("lamp"), ElementsAre("1"));
  ASSERT_TRUE(index->clear());
  EXPECT_EQ(index->until(), 0);
  EXPECT_THAT(find("lamp"), IsEmpty());
}

TEST_F(TextIndexTest, TopicsAreReplacedAndWordsStay) {
  put("1", "nl", "Teeltkamer in Genk", "", {"greenhouse"});
  ASSERT_TRUE(index->put_topics("1", {"vertical-farming", "horticulture"}));
  EXPECT_THAT(answer_to({.text = "zzz", .topics = {"vertical-farming"}}), ElementsAre("1"));
  EXPECT_THAT(answer_to({.text = "zzz", .topics = {"greenhouse"}}), IsEmpty());
  EXPECT_THAT(find("teeltkamer"), ElementsAre("1"));
  EXPECT_THAT(find("\"teeltkamer in genk\""), ElementsAre("1"));
  EXPECT_EQ(index->version_of("1").value(), 1);
  ASSERT_TRUE(index->put_topics("nobody", {"greenhouse"}));
}

TEST_F(TextIndexTest, RecordsOfAPartnershipAreWalkedInPieces) {
  for (const char* id : {"1", "2", "3"}) put(id, "en", "Lamp");
  ASSERT_TRUE(index->put({.id = "4",
                          .kind = "event",
                          .partnership = "q",
                          .version = 7,
                          .titles = {{"en", "Light"}},
                          .texts = {},
                          .topics = {}}));
  EXPECT_EQ(index->count("p").value(), 3U);
  const auto first = index->records_after("p", 0, 2).value();
  ASSERT_EQ(first.size(), 2U);
  const auto second = index->records_after("p", first.back().place, 2).value();
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].id, "3");
  EXPECT_THAT(index->records_after("p", second.back().place, 2).value(), IsEmpty());
  EXPECT_THAT(index->records_after("nobody", 0, 2).value(), IsEmpty());
  const auto other = index->records_after("q", 0, 2).value();
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(other[0].kind, "event");
  EXPECT_EQ(other[0].version, 7);
}

TEST_F(TextIndexTest, HowFarTopicsWereReadIsCommittedWithThem) {
  EXPECT_EQ(index->topics_read("p").value().vocabulary, "");
  ASSERT_TRUE(index->set_topics_read("p", {.vocabulary = "abc", .until = 5, .read = 3, .complete = false}));
  ASSERT_TRUE(index->commit(17));
  ASSERT_TRUE(index->set_topics_read("p", {.vocabulary = "abc", .until = 9, .read = 4, .complete = true}));
  index.reset();
  reopen();
  const TopicsRead read = index->topics_read("p").value();
  EXPECT_EQ(read.vocabulary, "abc");
  EXPECT_EQ(index->topics_read("q").value().vocabulary, "");
  ASSERT_TRUE(index->clear());
  EXPECT_EQ(index->topics_read("p").value().vocabulary, "");
}

TEST_F(TextIndexTest, DamagedIndexIsMadeAnew) {
  put("1", "en", "Lamp");
  ASSERT_TRUE(index->commit(17));
  index.reset();
  for (const auto& entry : fs::directory_iterator(folder)) std::ofstream(entry.path(), std::ios::trunc) << "broken";
  reopen();
  EXPECT_EQ(index->until(), 0);
  put("2", "en", "Lamp");
  EXPECT_THAT(find("lamp"), ElementsAre("2"));
}

TEST_F(TextIndexTest, SecondProgramInTheFolderHasItsOwn) {
  put("1", "en", "Lamp");
  ASSERT_TRUE(index->commit(17));
  const auto second = TextIndex::open(folder);
  ASSERT_TRUE(second) << to_string(second.error());
  EXPECT_EQ((*second)->until(), 0);
  EXPECT_THAT(find("lamp"), ElementsAre("1"));
}

TEST_F(TextIndexTest, ServesSeveralThreads) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([this, thread] {
      for (int i = 0; i < 50; ++i) {
        put(std::to_string(thread * 100 + i), "en", "Lamp " + std::to_string(i));
        find("lamp");
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(index->find({.text = "lamp"}, 0, 1000).value().size(), 200U);
}

}  // namespace
}  // namespace twinlight::search
