// From mutual interest to what came of it: one side says so, the other confirms or disputes, and only then it counts.
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;
using ::testing::Not;

class AchievementEndpointsTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string third = add_organisation(limburg_guangdong, "guangdong");
    add_person("school", Role::member, limburg_guangdong, owner);
    add_person("maker", Role::member, limburg_guangdong, other);
    add_person("stranger", Role::member, limburg_guangdong, third);
    add_person("official", Role::official, limburg_guangdong, third);
    add_person("coordinator", Role::coordinator, limburg_guangdong, third, "limburg");
    school = sign_in("school");
    maker = sign_in("maker");
    stranger = sign_in("stranger");
    official = sign_in("official");
    interest = mutual_interest();
  }

  std::string sent_interest() {
    json offered = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    profile = create(Kind::profile, offered);
    json asked =
        document(Kind::interest,
                 {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, profile}});
    asked["answer"] = "";
    return create(Kind::interest, asked);
  }
  std::string mutual_interest() {
    const std::string id = sent_interest();
    move(Kind::interest, id, Action::accept, {{"answered_at", "2026-11-27T10:00:00Z"}});
    return id;
  }

  json said(const std::string& about, const std::string& by, const char* kind = "contract") const {
    return {{"partnership", limburg_guangdong},
            {"organisation", by},
            {"interest", about},
            {"kind", kind},
            {"description", {{"language", "nl"}, {"text", "Levering van 40 armaturen"}}},
            {"reached_on", "2026-11-20"},
            {"amount", {{"amount", "12500.00"}, {"currency", "EUR"}}}};
  }
  std::string proposed(const char* kind = "contract") {
    const Response response = ask("POST", "/achievements", said(interest, owner, kind), school);
    EXPECT_EQ(response.status, 201) << response.body;
    return json_of(response).value("id", "");
  }
  Response act(const std::string& id, const char* action, const Visitor& visitor, int version,
               const json& fields = json::object()) {
    return ask("POST", "/achievements/" + id + "/transitions", {{"action", action}, {"fields", fields}}, visitor,
               {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  std::string state_of_interest() {
    return json_of(ask("GET", "/interests/" + interest, {}, maker))["document"]["state"].get<std::string>();
  }

  Visitor school;
  Visitor maker;
  Visitor stranger;
  Visitor official;
  std::string profile;
  std::string interest;
};
TWL_ON_BOTH_DATABASES(AchievementEndpointsTest);

TEST_P(AchievementEndpointsTest, OnlyTheOtherSideConfirmsAndOnlyThenItCounts) {
  const std::string id = proposed();
  EXPECT_EQ(act(id, "confirm", school, 1).status, 403) << "nobody confirms what they said themselves";
  EXPECT_EQ(act(id, "confirm", stranger, 1).status, 404);
  EXPECT_EQ(act(id, "confirm", sign_in("coordinator"), 1).status, 403) << "staff do not confirm for a side";
  EXPECT_EQ(ask("GET", "/achievements/" + id, {}, official).status, 404) << "it does not count yet";
  EXPECT_EQ(state_of_interest(), "mutual");

  const Response confirmed = act(id, "confirm", maker, 1);
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  EXPECT_TRUE(json_of(confirmed)["document"]["confirmed_at"].is_string());
  EXPECT_TRUE(json_of(confirmed)["may"].empty());
  EXPECT_EQ(state_of_interest(), "concluded");
  EXPECT_EQ(ask("GET", "/achievements/" + id, {}, stranger).status, 404);
}

TEST_P(AchievementEndpointsTest, OfficialsReadWhatWasReachedButNotBetweenWhomNorForHowMuch) {
  const std::string id = proposed();
  ASSERT_EQ(act(id, "confirm", maker, 1).status, 200);
  const json items = json_of(ask("GET", "/achievements?state=confirmed", {}, official)).value("items", json());
  ASSERT_EQ(items.size(), 1U);
  const json& shown = items[0]["document"];
  EXPECT_EQ(shown["kind"], "contract");
  EXPECT_EQ(shown["reached_on"], "2026-11-20");
  for (const char* hidden : {"organisation", "interest", "amount", "dispute"})
    EXPECT_FALSE(shown.contains(hidden)) << hidden;
  EXPECT_EQ(ask("GET", "/achievements/" + id + "/history", {}, official).status, 403);
}

TEST_P(AchievementEndpointsTest, WhatIsDisputedIsCorrectedAndProposedAgain) {
  const std::string id = proposed();
  EXPECT_EQ(act(id, "dispute", maker, 1).status, 422) << "without a reason";
  const Response disputed = act(id, "dispute", maker, 1, {{"dispute", "数量是30"}});
  ASSERT_EQ(disputed.status, 200) << disputed.body;
  EXPECT_EQ(act(id, "confirm", maker, 2).status, 409) << "first it has to be corrected";

  const Response read = ask("GET", "/achievements/" + id, {}, school);
  const json of_school = json_of(read);
  EXPECT_EQ(of_school["document"]["dispute"], "数量是30");
  json corrected = of_school["document"];
  corrected["description"]["text"] = "Levering van 30 armaturen";
  corrected["dispute"] = "niets";
  const auto edit = [&] {
    return ask("PUT", "/achievements/" + id, corrected, school, {{"if-match", "\"2\""}}).status;
  };
  EXPECT_EQ(edit(), 422) << "the words of the other side stay";
  corrected["dispute"] = "数量是30";
  EXPECT_EQ(edit(), 200);
  EXPECT_EQ(act(id, "submit", maker, 3).status, 403);
  ASSERT_EQ(act(id, "submit", school, 3).status, 200);
  const Response confirmed = act(id, "confirm", maker, 4);
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  EXPECT_EQ(json_of(confirmed)["document"]["description"]["text"], "Levering van 30 armaturen");
  const auto connection = installation().connections().lend();
  EXPECT_EQ(storage::Store(**connection).history(id).value().size(), 5U);
  const auto of_interest = storage::Store(**connection).history(interest).value();
  EXPECT_EQ(of_interest.back().action, Action::conclude);
  EXPECT_EQ(of_interest.back().person, "") << "the system concludes";
}

TEST_P(AchievementEndpointsTest, ItComesOfAnInterestThatBothHave) {
  const auto status = [&](const json& document, const Visitor& visitor) {
    return ask("POST", "/achievements", document, visitor).status;
  };
  EXPECT_EQ(status(said(interest, owner), stranger), 403);
  const std::string third = json_of(ask("GET", "/session", {}, stranger))["person"]["roles"][0]["organisation"];
  const Response of_others = ask("POST", "/achievements", said(interest, third), stranger);
  EXPECT_EQ(of_others.status, 422);
  const Response of_none = ask("POST", "/achievements", said("0192f0c1-0000-7d3a-8a53-0123456789ab", third), stranger);
  EXPECT_EQ(of_none.body, of_others.body) << "who asks does not learn which interests there are";
  EXPECT_EQ(status(said(sent_interest(), other), maker), 422) << "it was not answered yet";
  json free = said(interest, owner, "nothing");
  EXPECT_EQ(status(free, school), 422) << "nothing costs nothing";
  free.erase("amount");
  EXPECT_EQ(status(free, school), 201);
  EXPECT_EQ(status(free, school), 422) << "it waits already";
  EXPECT_EQ(status(said(interest, other, "pilot"), maker), 201) << "another kind may be proposed";
  EXPECT_EQ(status(said(interest, other, "marriage"), maker), 422);
}

TEST_P(AchievementEndpointsTest, ConcludedInterestKeepsContactOpenAndBringsMore) {
  move(Kind::profile, profile, Action::submit);
  move(Kind::profile, profile, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
  ASSERT_EQ(act(proposed("pilot"), "confirm", maker, 1).status, 200);
  EXPECT_THAT(ask("GET", "/profiles/" + profile, {}, maker).body, HasSubstr(owner));
  EXPECT_THAT(ask("GET", "/profiles/" + profile, {}, stranger).body, Not(HasSubstr(owner)));
  EXPECT_EQ(act(proposed("contract"), "confirm", maker, 1).status, 200) << "a contract after the pilot";
}

}  // namespace
}  // namespace twinlight::server
