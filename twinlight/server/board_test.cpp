// What waits for somebody to act, as those who run a partnership see it.
#include "twinlight/server/board.h"

#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using std::chrono::days;

class BoardTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.service.now = [this] {
      return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + later;
    };
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string body = add_organisation(limburg_guangdong, "limburg");
    add_person("coordinator", Role::coordinator, limburg_guangdong, body, "limburg");
    add_person("programme", Role::programme_manager, limburg_guangdong, body);
    add_person("member", Role::member, limburg_guangdong, owner);
  }

  std::string profile(const std::string& of, const char* title) {
    json made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, of}});
    made["title"] = {{"language", "nl"}, {"text", title}};
    const std::string id = create(Kind::profile, made);
    move(Kind::profile, id, Action::submit);
    return id;
  }
  std::map<std::string, json> board(const std::string& who) {
    const Response response = ask("GET", "/board", {}, sign_in(who));
    EXPECT_EQ(response.status, 200) << response.body;
    std::map<std::string, json> groups;
    const json answered = json_of(response);
    for (const json& group : answered["groups"]) groups[group["group"]] = group;
    return groups;
  }

  days later{0};
};
TWL_ON_BOTH_DATABASES(BoardTest);

TEST_P(BoardTest, IsForThoseWhoRunThePartnership) {
  EXPECT_EQ(ask("GET", "/board").status, 401);
  EXPECT_EQ(ask("GET", "/board", {}, sign_in("member")).status, 403);
  EXPECT_EQ(board("programme").size(), 7U) << "empty groups too";
}

TEST_P(BoardTest, ShowsTheRegionsProfilesToItsCoordinatorTheOldestFirst) {
  const std::string first = profile(owner, "Eerste");
  profile(owner, "Tweede");
  profile(other, "Van Guangdong");
  const json waiting = board("coordinator")["moderation"];
  ASSERT_EQ(waiting["count"], 2);
  EXPECT_EQ(waiting["items"][0]["title"], "Eerste");
  EXPECT_EQ(waiting["items"][0]["page"], (json{{"kind", "profile"}, {"id", first}}));
  EXPECT_EQ(board("programme")["moderation"]["count"], 3);
}

TEST_P(BoardTest, ShowsWhatNobodyAnsweredForLongAndWhatEndsSoon) {
  const std::string offered = profile(owner, "Sporthal");
  const auto today = std::chrono::floor<days>(std::chrono::system_clock::now());
  move(Kind::profile, offered, Action::publish,
       {{"published_on", date_text(today)}, {"expires_on", date_text(today + days(40))}});
  json asked = document(
      Kind::interest, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, offered}});
  asked["answer"] = "";
  create(Kind::interest, asked);
  EXPECT_EQ(board("coordinator")["interests"]["count"], 0);
  EXPECT_EQ(board("coordinator")["expiring"]["count"], 0);
  later = days(15);
  const json waiting = board("coordinator")["interests"];
  ASSERT_EQ(waiting["count"], 1);
  EXPECT_EQ(waiting["items"][0]["title"], "Sporthal");
  EXPECT_EQ(waiting["items"][0]["page"]["id"], offered);
  EXPECT_EQ(board("coordinator")["expiring"]["count"], 1);
}

TEST_P(BoardTest, ShowsIntroductionsThatWaitAndResultsInDispute) {
  std::map<Kind, std::string> named = {{Kind::partnership, limburg_guangdong},
                                       {Kind::organisation, add_organisation(limburg_guangdong, "guangdong")},
                                       {Kind::profile, profile(owner, "Vraag")}};
  json made = document(Kind::introduction, named);
  made["second"] = profile(other, "Aanbod");
  const std::string introduction = create(Kind::introduction, made);
  ASSERT_EQ(board("coordinator")["introductions"]["count"], 1) << "one side is of the region";
  EXPECT_EQ(board("coordinator")["introductions"]["items"][0]["title"], "Aanbod · Vraag");
  move(Kind::introduction, introduction, Action::withdraw);
  EXPECT_EQ(board("coordinator")["introductions"]["count"], 0);

  json asked = document(Kind::interest, named);
  asked["answer"] = "";
  named[Kind::interest] = create(Kind::interest, asked);
  const std::string said = create(Kind::achievement, document(Kind::achievement, named));
  EXPECT_EQ(board("coordinator")["disputes"]["count"], 0);
  move(Kind::achievement, said, Action::dispute, {{"dispute", "Klopt niet"}});
  EXPECT_EQ(board("coordinator")["disputes"]["count"], 1);
}

}  // namespace
}  // namespace twinlight::server
