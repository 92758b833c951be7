// What becomes visible of people in the other region is registered when it does, with the consent that it rests on.
#include "twinlight/server/job_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;

class TransferTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    school_person = add_person("school", Role::member, limburg_guangdong, owner);
    maker_person = add_person("maker", Role::organisation_manager, limburg_guangdong, other);
    add_person("manager", Role::programme_manager, limburg_guangdong, owner);
    for (const char* key : {"school", "maker", "manager"}) people[key] = sign_in(key);
    agree("maker", "transfer_abroad");
    for (const char* key : {"maker", "school"}) agree(key, "introductions");
  }

  void agree(const std::string& key, const std::string& purpose) {
    const json consents = json_of(ask("GET", "/my/consents", {}, people[key]));
    for (const json& item : consents["items"])
      if (item["purpose"] == purpose) {
        const json body = {{"given", true}, {"text_version", item["text_version"]}};
        ASSERT_EQ(ask("PUT", "/my/consents/" + purpose, body, people[key]).status, 200);
      }
  }
  /// The maker's interest in a profile of the school, answered by the school.
  std::string answered(const char* action) {
    const std::map<Kind, std::string> named = {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}};
    const std::string profile = create(Kind::profile, document(Kind::profile, named));
    move(Kind::profile, profile, Action::submit);
    move(Kind::profile, profile, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2036-11-01"}});
    const std::string interest = create(
        Kind::interest,
        document(Kind::interest,
                 {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, profile}}));
    const Response answer = ask("POST", "/interests/" + interest + "/transitions", {{"action", action}},
                                people["school"], {{"if-match", "\"1\""}});
    EXPECT_EQ(answer.status, 200) << answer.body;
    return interest;
  }
  json register_now() { return json_of(ask("GET", "/transfers", {}, people["manager"])); }
  json of(const std::string& person) {
    const json list = register_now();
    json found = json::array();
    for (const json& item : list["items"])
      if (item["person"] == person) found.push_back(item);
    return found;
  }

  std::map<std::string, Visitor> people;
  std::string school_person;
  std::string maker_person;
};
TWL_ON_BOTH_DATABASES(TransferTest);

TEST_P(TransferTest, AMutualInterestShowsTheContactsOfEachSideToTheOther) {
  EXPECT_TRUE(register_now()["items"].empty());
  const std::string interest = answered("accept");
  const json maker = of(maker_person);
  ASSERT_EQ(maker.size(), 1U);
  EXPECT_EQ(maker[0]["purpose"], "introductions");
  EXPECT_EQ(maker[0]["legal_basis"], "consent");
  EXPECT_FALSE(maker[0]["consent"].get<std::string>().empty());
  EXPECT_EQ(maker[0]["from_region"], "guangdong");
  EXPECT_EQ(maker[0]["to_region"], "limburg");
  EXPECT_EQ(maker[0]["recipient"], owner);
  EXPECT_EQ(maker[0]["record"], interest);
  EXPECT_FALSE(maker[0]["name"].get<std::string>().empty());
  EXPECT_TRUE(of(school_person).empty()) << "who did not agree is not shown there";
}

TEST_P(TransferTest, PeopleAreCountedOnceAYear) {
  answered("accept");
  answered("accept");
  const json list = register_now();
  EXPECT_EQ(of(maker_person).size(), 2U);
  bool found = false;
  for (const json& count : list["counts"])
    if (count["from_region"] == "guangdong") {
      found = true;
      EXPECT_EQ(count["people"], 1);
      EXPECT_EQ(count["without_consent"], 0);
    }
  EXPECT_TRUE(found);
  EXPECT_TRUE(json_of(ask("GET", "/transfers?year=2020", {}, people["manager"]))["items"].empty());
}

TEST_P(TransferTest, WhatWasHeldBackIsRegisteredOnceItsPersonAgrees) {
  const std::string interest = answered("accept");
  ASSERT_TRUE(of(school_person).empty());
  agree("school", "transfer_abroad");
  const json school = of(school_person);
  ASSERT_EQ(school.size(), 1U);
  EXPECT_EQ(school[0]["record"], interest);
  EXPECT_EQ(school[0]["recipient"], other);
  EXPECT_EQ(school[0]["legal_basis"], "consent");
  EXPECT_EQ(of(maker_person).size(), 1U) << "of others nothing new is shown";
  agree("school", "transfer_abroad");
  EXPECT_EQ(of(school_person).size(), 1U);
}

TEST_P(TransferTest, ADeclinedInterestShowsNothing) {
  answered("decline");
  EXPECT_TRUE(register_now()["items"].empty());
}

TEST_P(TransferTest, TheDirectoryShowsWhoAgreedToEveryOtherRegion) {
  agree("maker", "directory");
  const json maker = of(maker_person);
  ASSERT_FALSE(maker.empty());
  for (const json& item : maker) {
    EXPECT_EQ(item["purpose"], "directory");
    EXPECT_EQ(item["from_region"], "guangdong");
    EXPECT_NE(item["to_region"], "guangdong");
    EXPECT_EQ(item["recipient"], "");
  }
}

TEST_P(TransferTest, WhatAnOrganisationShowsFromAnotherRegionIsRegisteredAsItIsMoved) {
  const auto move_to = [&](const char* region) {
    json read = json_of(ask("GET", "/organisations/" + other, {}, people["manager"]));
    read["document"]["region"] = region;
    const Response moved = ask("PUT", "/organisations/" + other, read["document"], people["manager"],
                               {{"if-match", "\"" + read["version"].dump() + "\""}});
    ASSERT_EQ(moved.status, 200) << moved.body;
  };
  move_to("limburg");
  answered("accept");
  EXPECT_TRUE(register_now()["items"].empty()) << "both are of one region";
  move_to("guangdong");
  ASSERT_EQ(of(maker_person).size(), 1U);
  EXPECT_EQ(of(maker_person)[0]["from_region"], "guangdong");
  EXPECT_EQ(of(maker_person)[0]["recipient"], owner);
  EXPECT_TRUE(of(school_person).empty()) << "who did not agree is not shown there";
  agree("maker", "directory");
  const std::size_t before = of(maker_person).size();
  move_to("limburg");
  EXPECT_EQ(of(maker_person).size(), before + 1);
  EXPECT_EQ(of(maker_person)[0]["purpose"], "directory");
  EXPECT_EQ(of(maker_person)[0]["to_region"], "guangdong");
}

TEST_P(TransferTest, WhatBecameMutualWhileSomebodyWasSuspendedIsRegisteredAsTheyAreRestored) {
  move(Kind::person, maker_person, Action::suspend);
  const std::string interest = answered("accept");
  EXPECT_TRUE(of(maker_person).empty()) << "nobody is shown who is suspended";
  const std::string path = "/persons/" + maker_person;
  const std::string etag = fixture::header_of(ask("GET", path, {}, people["manager"]), "ETag");
  ASSERT_EQ(ask("POST", path + "/transitions", {{"action", "restore"}}, people["manager"], {{"if-match", etag}}).status,
            200);
  ASSERT_EQ(of(maker_person).size(), 1U);
  EXPECT_EQ(of(maker_person)[0]["record"], interest);
  EXPECT_EQ(of(maker_person)[0]["recipient"], owner);
}

TEST_P(TransferTest, WhatBecomesMutualWhileAnOrganisationIsSuspendedIsRegisteredAtOnce) {
  move(Kind::organisation, other, Action::suspend);
  answered("accept");
  EXPECT_EQ(of(maker_person).size(), 1U) << "its people are shown all the same";
}

TEST_P(TransferTest, AConsentThatIsGivenAsARecordIsRegisteredAsAnyOther) {
  agree("school", "directory");
  ASSERT_TRUE(of(school_person).empty());
  const json mine = json_of(ask("GET", "/my/consents", {}, people["school"]));
  json consent = document(Kind::consent, {{Kind::partnership, limburg_guangdong}, {Kind::person, school_person}});
  consent.erase("state");
  consent["purpose"] = "transfer_abroad";
  for (const json& item : mine["items"])
    if (item["purpose"] == "transfer_abroad") consent["text_version"] = item["text_version"];
  const Response given = ask("POST", "/consents", consent, people["school"]);
  ASSERT_EQ(given.status, 201) << given.body;
  const json school = of(school_person);
  ASSERT_FALSE(school.empty());
  EXPECT_EQ(school[0]["purpose"], "directory");
  EXPECT_EQ(school[0]["consent"], json_of(given)["id"]);
}

TEST_P(TransferTest, WhoRegistersForAnEventIsKnownToItsOrganiser) {
  std::map<Kind, std::string> named = {
      {Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::person, maker_person}};
  named[Kind::event] = create(Kind::event, document(Kind::event, named));
  move(Kind::event, named[Kind::event], Action::publish);
  named[Kind::organisation] = other;
  json registration = document(Kind::registration, named);
  registration["available"] = json::array();
  registration.erase("state");
  const Response made = ask("POST", "/registrations", registration, people["maker"]);
  ASSERT_EQ(made.status, 201) << made.body;
  const json maker = of(maker_person);
  ASSERT_EQ(maker.size(), 1U);
  EXPECT_EQ(maker[0]["purpose"], "events");
  EXPECT_EQ(maker[0]["recipient"], owner);
}

TEST_P(TransferTest, IsForThoseWhoAnswerForThePartnership) {
  answered("accept");
  EXPECT_EQ(ask("GET", "/transfers").status, 401);
  EXPECT_EQ(ask("GET", "/transfers", {}, people["maker"]).status, 403);
  EXPECT_EQ(fixture::exported(*this, "transfers", people["maker"]).status, 403);
  const std::string elsewhere = add_partnership();
  add_person("far", Role::programme_manager, elsewhere, add_organisation(elsewhere, "limburg"));
  EXPECT_EQ(ask("GET", "/transfers?partnership=" + limburg_guangdong, {}, sign_in("far")).status, 403);
}

TEST_P(TransferTest, AYearIsATable) {
  answered("accept");
  const auto table = [&](const json& filters) {
    return fixture::exported(*this, "transfers", people["manager"], {{"format", "csv"}, {"filters", filters}});
  };
  const Response this_year = table(json::object());
  EXPECT_THAT(this_year.body, HasSubstr("moment,person,name,purpose,"));
  EXPECT_THAT(this_year.body, HasSubstr(maker_person));
  EXPECT_THAT(fixture::header_of(this_year, "Content-Disposition"), HasSubstr("transfers-"));
  EXPECT_EQ(table({{"year", "2020"}}).body.find(maker_person), std::string::npos);
  const Response no_year = table({{"year", "last"}});
  EXPECT_EQ(no_year.status, 422);
  EXPECT_EQ(json_of(no_year)["errors"][0]["pointer"], "/filters/year");
}

TEST_P(TransferTest, ErasedTheEntryStaysWithoutTheName) {
  answered("accept");
  const std::string etag = fixture::header_of(ask("GET", "/persons/" + maker_person, {}, people["maker"]), "ETag");
  ASSERT_EQ(ask("POST", "/persons/" + maker_person + "/transitions", {{"action", "erase"}}, people["maker"],
                {{"if-match", etag}})
                .status,
            200);
  ASSERT_EQ(of(maker_person).size(), 1U);
  EXPECT_EQ(of(maker_person)[0]["name"], "");
}

TEST_P(TransferTest, APersonsOwnDataSaysWhoGotIt) {
  answered("accept");
  const json data = json_of(ask("GET", "/my/data", {}, people["maker"]));
  ASSERT_EQ(data["transfers"].size(), 1U);
  EXPECT_EQ(data["transfers"][0]["recipient"], owner);
}

}  // namespace
}  // namespace twinlight::server
