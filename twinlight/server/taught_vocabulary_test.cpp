#include "twinlight/server/taught_vocabulary.h"

#include <algorithm>

#include "twinlight/server/record_search.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// "Teeltkamer" is in no vocabulary; the one profile of the other side speaks of vertical farming.
class TaughtVocabularyTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
    add_person("coordinator", Role::coordinator, limburg_guangdong, add_organisation(limburg_guangdong, "limburg"),
               "limburg");
    manager = sign_in("manager");
    coordinator = sign_in("coordinator");
    seeker = draft_profile(owner, "BR", "nl", "Spullen voor onze teeltkamer");
    offer = draft_profile(other, "BO", "en", "Equipment for vertical farming");
    move(Kind::profile, seeker, Action::submit);
  }
  void publish_submitted(const std::string& id) {
    move(Kind::profile, id, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
  }
  Response transition(const std::string& id, const char* action, const json& topics, const Visitor& by) {
    const json read = json_of(ask("GET", "/profiles/" + id, {}, by));
    return ask("POST", "/profiles/" + id + "/transitions", {{"action", action}, {"fields", {{"topics", topics}}}}, by,
               {{"if-match", "\"" + read["version"].dump() + "\""}});
  }
  std::vector<std::string> partners(const std::string& id) {
    std::vector<std::string> ids;
    const json answered = json_of(ask("GET", "/profiles/" + id + "/partners", {}, manager));
    for (const json& item : answered["items"]) ids.push_back(item["profile"]);
    return ids;
  }
  /// Ids of the topics that a text is found to speak of.
  std::vector<std::string> topics_of(const char* text, const json& corrections = json::array()) {
    std::vector<std::string> ids;
    const Response response =
        ask("POST", "/topics/tags", {{"language", "nl"}, {"title", text}, {"summary", ""}, {"topics", corrections}},
            manager);
    EXPECT_EQ(response.status, 200) << response.body;
    const json answered = json_of(response);
    for (const json& item : answered["items"])
      if (item["named"] == true) ids.push_back(item["id"]);
    return ids;
  }
  Visitor manager;
  Visitor coordinator;
  std::string seeker;
  std::string offer;
};
TWL_ON_BOTH_DATABASES(TaughtVocabularyTest);

const json lesson = {{{"topic", "vertical-farming"}, {"named", true}, {"words", "teeltkamer"}}};

TEST_P(TaughtVocabularyTest, GrowsByWhatACoordinatorPublishes) {
  publish_profile(offer);
  EXPECT_THAT(topics_of("Een teeltkamer voor sla"), Not(Contains("vertical-farming")));
  EXPECT_THAT(partners(seeker), IsEmpty());
  const Response published = transition(seeker, "publish", lesson, coordinator);
  ASSERT_EQ(published.status, 200) << published.body;
  EXPECT_THAT(partners(seeker), ElementsAre(offer)) << "a person named the topic";
  EXPECT_THAT(topics_of("Een teeltkamer voor sla"), Contains("vertical-farming"));
  EXPECT_THAT(topics_of("Teeltkamers"), Contains("vertical-farming")) << "whatever its ending";

  const std::string another = draft_profile(owner, "BR", "nl", "Techniek voor teeltkamers");
  EXPECT_THAT(partners(another), ElementsAre(offer)) << "texts of others are read with the word";
  move(Kind::profile, seeker, Action::withdraw);
  EXPECT_THAT(partners(another), IsEmpty()) << "what is taken back teaches nothing any more";
}

TEST_P(TaughtVocabularyTest, WhatNobodyModeratedTeachesNothing) {
  move(Kind::profile, seeker, Action::tag, {{"topics", lesson}});
  EXPECT_THAT(topics_of("Een teeltkamer voor sla"), Not(Contains("vertical-farming")));
}

TEST_P(TaughtVocabularyTest, CoordinatorsCorrectWhatIsPublishedAndOwnersDoNot) {
  publish_profile(offer);
  publish_submitted(seeker);
  EXPECT_THAT(partners(seeker), IsEmpty());
  EXPECT_EQ(transition(seeker, "tag", lesson, manager).status, 403);
  ASSERT_EQ(transition(seeker, "tag", lesson, coordinator).status, 200);
  EXPECT_THAT(partners(seeker), ElementsAre(offer));
  ASSERT_EQ(transition(seeker, "tag", json::array(), coordinator).status, 200);
  EXPECT_THAT(partners(seeker), IsEmpty());
}

TEST_P(TaughtVocabularyTest, WhatAPersonDeniesIsNotMatched) {
  publish_profile(offer);
  const std::string farm = draft_profile(owner, "BR", "nl", "Verticale landbouw: wij niet");
  const auto shares_topics = [&] {
    const json reasons = json_of(ask("GET", "/profiles/" + farm + "/partners", {}, manager))["items"][0]["reasons"];
    return std::ranges::any_of(reasons, [](const json& reason) { return reason["kind"] == "topics"; });
  };
  ASSERT_TRUE(shares_topics());
  EXPECT_THAT(topics_of("Verticale landbouw", {{{"topic", "vertical-farming"}, {"named", false}}}), IsEmpty());
  json read = json_of(ask("GET", "/profiles/" + farm, {}, manager));
  json edited = read["document"];
  edited["topics"] = {{{"topic", "vertical-farming"}, {"named", false}}};
  const Response changed =
      ask("PUT", "/profiles/" + farm, edited, manager, {{"if-match", "\"" + read["version"].dump() + "\""}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_FALSE(shares_topics()) << "words may still be alike";
}

TEST_P(TaughtVocabularyTest, RefusesTopicsThatAreNoneAndWordsThatStandNowhere) {
  const auto pointer_of = [&](const json& topics) {
    const Response refused = transition(seeker, "publish", topics, coordinator);
    EXPECT_EQ(refused.status, 422) << refused.body;
    return json_of(refused)["errors"][0]["pointer"].get<std::string>();
  };
  EXPECT_EQ(pointer_of({{{"topic", "no-such"}}}), "/fields/topics/0/topic");
  EXPECT_EQ(pointer_of({{{"topic", "greenhouse"}, {"words", "serre"}}}), "/fields/topics/0/words");
  EXPECT_EQ(pointer_of({{{"topic", "greenhouse"}, {"named", false}, {"words", "teeltkamer"}}}),
            "/fields/topics/0/words");
  EXPECT_EQ(pointer_of({{{"topic", "greenhouse"}}, {{"topic", "greenhouse"}, {"named", false}}}),
            "/fields/topics/1/topic");
}

TEST_P(TaughtVocabularyTest, ShowsModeratorsWhatItLearnt) {
  EXPECT_EQ(ask("GET", "/topics/lessons").status, 401);
  EXPECT_EQ(ask("GET", "/topics/lessons", {}, manager).status, 403);
  const json both = {{{"topic", "vertical-farming"}, {"words", "teeltkamer"}},
                     {{"topic", "hospital"}, {"words", "teeltkamer"}}};
  ASSERT_EQ(transition(seeker, "publish", both, coordinator).status, 200);
  const json items = json_of(ask("GET", "/topics/lessons", {}, coordinator))["items"];
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0]["words"], "teeltkamer");
  EXPECT_EQ(items[0]["language"], "nl");
  EXPECT_EQ(items[0]["profile"], seeker);
  EXPECT_EQ(items[0]["fault"], "");
  EXPECT_EQ(items[1]["fault"], "names_another") << "a word names one topic";
}

/// What was indexed before the vocabulary learnt, with an index of this test alone.
class TaughtSearchTest : public TaughtVocabularyTest {
 public:
  void SetUp() override {
    TaughtVocabularyTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    connection = installation().connections().lend().value();
    farm = draft_profile(owner, "BO", "nl", "Teeltkamers voor sla");
    publish_profile(farm);
    restart();
    while (!search->catch_up(*connection, 1000).value()) continue;
    renew_all();
  }
  /// As a program does that begins: the index is opened, and nothing is remembered beside it.
  void restart() {
    search.reset();
    search = std::make_unique<RecordSearch>(search::TextIndex::open(folder() / "own-index").value(),
                                            std::make_shared<TaughtVocabularies>(fixture::knowledge_of(folder())));
  }
  int renew_all(std::size_t most = 1000) {
    int steps = 0;
    while (search->renew_topics(*connection, most).value()) ++steps;
    return steps;
  }
  bool finds_farm() {
    const auto found = search->find(
        *connection, {},
        {.text = "vertical farming", .language = "en", .partnership = limburg_guangdong, .kinds = {"profile"}});
    return std::ranges::any_of(found.value().records, [&](const json& record) { return record["id"] == farm; });
  }
  RecordSearch::Renewal renewal() {
    storage::Store store(*connection);
    return search->renewal(store, limburg_guangdong).value();
  }
  void teach() { ASSERT_EQ(transition(seeker, "publish", lesson, coordinator).status, 200); }

  ConnectionPool::Lent connection;
  std::unique_ptr<RecordSearch> search;
  std::string farm;
};
TWL_ON_BOTH_DATABASES(TaughtSearchTest);

TEST_P(TaughtSearchTest, TextsOfBeforeGetTheTopicsThatWereTaughtAndLoseThemAgain) {
  EXPECT_FALSE(finds_farm());
  EXPECT_EQ(renewal().read, renewal().of);
  teach();
  EXPECT_FALSE(finds_farm()) << "it was indexed before";
  EXPECT_EQ(renewal().read, 0U);
  renew_all();
  EXPECT_TRUE(finds_farm());
  EXPECT_EQ(renewal().read, renewal().of);
  move(Kind::profile, seeker, Action::withdraw);
  renew_all();
  EXPECT_FALSE(finds_farm()) << "what is taken back teaches nothing any more";
}

TEST_P(TaughtSearchTest, RenewalGoesOnWhereARestartCutItOffAndEndsOnce) {
  teach();
  ASSERT_TRUE(search->renew_topics(*connection, 1).value());
  ASSERT_TRUE(search->renew_topics(*connection, 1).value());
  const std::size_t of = renewal().of;
  ASSERT_GT(of, 3U);
  EXPECT_EQ(renewal().read, 2U);
  restart();
  EXPECT_EQ(renewal().read, 2U) << "what was read is not read again";
  // The records that are left one by one, a look that finds none, and one more for the other partnership.
  EXPECT_LE(renew_all(1), static_cast<int>(of));
  EXPECT_TRUE(finds_farm());
  EXPECT_EQ(renew_all(1), 0);
  restart();
  EXPECT_EQ(renew_all(1), 0) << "nor after another start";
}

}  // namespace
}  // namespace twinlight::server
