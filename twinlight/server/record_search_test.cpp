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
using ::testing::UnorderedElementsAre;

class RecordSearchTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("member", Role::member, limburg_guangdong, other);
    member = sign_in("member");
  }
  std::string add_profile(const char* language, const char* text) {
    const std::string id = draft_profile(owner, "BO", language, text);
    publish_profile(id);
    return id;
  }
  std::vector<std::string> find(const std::string& asked, const Visitor& by = {}) {
    const Response response = ask("GET", "/search?q=" + asked, {}, by);
    EXPECT_EQ(response.status, 200) << response.body;
    std::vector<std::string> ids;
    const json answered = json_of(response);
    for (const json& item : answered["items"]) ids.push_back(item["id"]);
    return ids;
  }
  Visitor member;
};
TWL_ON_BOTH_DATABASES(RecordSearchTest);

TEST_P(RecordSearchTest, FindsWordsWhateverTheirEndings) {
  const std::string lamps = add_profile("nl", "Wij zoeken verdelers voor straatlantaarns");
  EXPECT_THAT(find("verdeler&kinds=profile"), ElementsAre(lamps));
  EXPECT_THAT(find("verdeler%20straatlantaarn&kinds=profile"), ElementsAre(lamps));
  EXPECT_THAT(find("verdeler%20kikker&kinds=profile"), IsEmpty());
  EXPECT_THAT(find("verdeler&kinds=organisation"), IsEmpty());
}

TEST_P(RecordSearchTest, FindsWhatIsWrittenInAnotherLanguage) {
  const std::string chinese = add_profile("zh", "教室照明");
  const std::string dutch = add_profile("nl", "Klaslokaalverlichting");
  EXPECT_THAT(find("classroom&kinds=profile"), UnorderedElementsAre(chinese, dutch));
}

TEST_P(RecordSearchTest, DraftsAreNotFoundAndChangesAreAtOnce) {
  const std::string draft = draft_profile(owner, "BO", "en", "Kaleidoscopes");
  EXPECT_THAT(find("kaleidoscope"), IsEmpty());
  publish_profile(draft);
  EXPECT_THAT(find("kaleidoscope"), ElementsAre(draft));
  move(Kind::profile, draft, Action::withdraw);
  EXPECT_THAT(find("kaleidoscope"), IsEmpty());
}

TEST_P(RecordSearchTest, WhatTheReaderMayNotSeeIsNotFound) {
  auto made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
  made["title"] = {{"language", "en"}, {"text", "Kaleidoscopes"}};
  made["anonymous"] = true;
  const std::string hidden = create(Kind::profile, made);
  publish_profile(hidden);
  const json answered = json_of(ask("GET", "/search?q=kaleidoscope", {}, member));
  ASSERT_EQ(answered["items"].size(), 1U);
  EXPECT_EQ(answered["items"][0]["id"], hidden);
  EXPECT_FALSE(answered["items"][0]["document"].contains("organisation"));
  // Nor does a word of its owner lead to it.
  const std::string name = json_of(ask("GET", "/organisations/" + owner))["document"]["name"]["text"];
  EXPECT_THAT(find(name.substr(0, name.find(' ')) + "&kinds=profile"), IsEmpty());
}

TEST_P(RecordSearchTest, PagesGoOnWhereTheLastEnded) {
  std::vector<std::string> added;
  for (int i = 0; i < 5; ++i) added.push_back(add_profile("en", "Kaleidoscopes"));
  std::vector<std::string> found;
  for (json next = 0; !next.is_null();) {
    const json page = json_of(ask("GET", "/search?q=kaleidoscope&limit=2&first=" + next.dump()));
    for (const json& item : page["items"]) found.push_back(item["id"]);
    next = page["next"];
  }
  EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(added));
}

TEST_P(RecordSearchTest, ProgramNeedsToReadEverything) {
  add_profile("en", "Kaleidoscopes");
  EXPECT_EQ(ask("GET", "/search?q=kaleidoscope", {}, with_token(member, {"read"})).status, 200);
  EXPECT_EQ(ask("GET", "/search?q=kaleidoscope", {}, with_token(member, {"read:profiles"})).status, 403);
}

}  // namespace
}  // namespace twinlight::server
