// How to reach people is told to the other side of a mutual interest, of who agreed to it: not before, not to others.
#include "twinlight/server/contact_endpoints.h"

#include <algorithm>

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

/// A school of Limburg with a profile, a maker of Guangdong that is interested, a colleague of each, and others.
class ContactTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    persons["school"] = add_person("school", Role::member, limburg_guangdong, owner);
    persons["teacher"] = add_person("teacher", Role::member, limburg_guangdong, owner);
    persons["maker"] = add_person("maker", Role::organisation_manager, limburg_guangdong, other);
    const std::string third = add_organisation(limburg_guangdong, "guangdong");
    persons["third"] = add_person("third", Role::organisation_manager, limburg_guangdong, third);
    persons["coordinator"] = add_person("coordinator", Role::coordinator, limburg_guangdong, third, "guangdong");
    for (const auto& [key, id] : persons) people[key] = sign_in(key);
    named = {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::person, persons["teacher"]}};
    profile = create(Kind::profile, document(Kind::profile, named));
    publish_profile(profile);
    named = {{Kind::partnership, limburg_guangdong},
             {Kind::organisation, other},
             {Kind::person, persons["maker"]},
             {Kind::profile, profile}};
    interest = create(Kind::interest, document(Kind::interest, named));
  }
  void agree(const std::string& key, const std::string& purpose, bool given = true) {
    const json consents = json_of(ask("GET", "/my/consents", {}, people[key]));
    for (const json& item : consents["items"])
      if (item["purpose"] == purpose) {
        json body = {{"given", given}};
        if (given) body["text_version"] = item["text_version"];
        ASSERT_EQ(ask("PUT", "/my/consents/" + purpose, body, people[key]).status, 200);
      }
  }
  void agree_to_all(const std::string& key) {
    agree(key, "introductions");
    agree(key, "transfer_abroad");
  }
  void be_run_by(const std::vector<std::string>& bodies) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    auto found = store.find(Kind::partnership, limburg_guangdong).value().value();
    found.document["bodies"] = bodies;
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    ASSERT_TRUE(store.change({.person = {}, .at = now}, Action::edit, Kind::partnership, found.id, found.version,
                             found.document));
  }
  void answer(const char* action) {
    const Response done = ask("POST", "/interests/" + interest + "/transitions", {{"action", action}}, people["school"],
                              {{"if-match", "\"1\""}});
    ASSERT_EQ(done.status, 200) << done.body;
  }
  Response contacts(const std::string& by) {
    return ask("GET", "/interests/" + interest + "/contacts", {}, people[by]);
  }
  std::vector<std::string> shown_to(const std::string& by) {
    const Response response = contacts(by);
    EXPECT_EQ(response.status, 200) << response.body;
    std::vector<std::string> emails;
    const json items = json_of(response).value("items", json::array());
    for (const json& item : items) emails.push_back(item["email"]);
    return emails;
  }
  bool reads_email(const std::string& by, const std::string& of) {
    return json_of(ask("GET", "/persons/" + persons[of], {}, people[by]))["document"].contains("email");
  }
  json transfers_of(const std::string& key) { return json_of(ask("GET", "/my/data", {}, people[key]))["transfers"]; }

  using Emails = std::vector<std::string>;
  std::map<Kind, std::string> named;
  std::map<std::string, std::string> persons;
  std::map<std::string, Visitor> people;
  std::string profile;
  std::string interest;
};
TWL_ON_BOTH_DATABASES(ContactTest);

TEST_P(ContactTest, NobodyIsShownBeforeBothSaidYes) {
  for (const char* key : {"school", "teacher", "maker"}) agree_to_all(key);
  for (const char* by : {"school", "maker"}) EXPECT_EQ(contacts(by).status, 409) << by;
  EXPECT_FALSE(reads_email("maker", "school"));
  EXPECT_FALSE(reads_email("school", "maker"));
  EXPECT_TRUE(transfers_of("maker").empty());
  answer("decline");
  EXPECT_EQ(contacts("maker").status, 409);
  EXPECT_FALSE(reads_email("maker", "school"));
}

TEST_P(ContactTest, WhoAgreedIsShownToTheOtherSide) {
  for (const char* key : {"school", "maker"}) agree_to_all(key);
  agree("teacher", "transfer_abroad");
  answer("accept");
  EXPECT_EQ(shown_to("maker"), Emails{"school@example.org"}) << "the teacher did not agree to be reached";
  EXPECT_FALSE(reads_email("maker", "teacher"));
  const json found = json_of(contacts("teacher"));
  ASSERT_EQ(found["items"].size(), 1U) << found;
  const json maker = found["items"][0];
  EXPECT_EQ(maker["email"], "maker@example.org");
  EXPECT_EQ(maker["person"], persons["maker"]);
  EXPECT_EQ(maker["responsible"], true);
  for (const char* field : {"name", "position", "phone"}) EXPECT_NE(maker[field], "") << field;
  EXPECT_FALSE(maker["languages"].empty());
  EXPECT_EQ(found["organisation"], other);
  EXPECT_EQ(found["held_back"], false);
  EXPECT_EQ(found["reader_shown"], false);
  EXPECT_EQ(json_of(contacts("school"))["reader_shown"], true);
  EXPECT_TRUE(reads_email("school", "maker"));
}

TEST_P(ContactTest, WhomTheRecordNamesComesFirst) {
  for (const char* key : {"school", "teacher"}) agree_to_all(key);
  answer("accept");
  const auto shown = shown_to("maker");
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown.front(), "teacher@example.org");
}

TEST_P(ContactTest, OthersLearnNothing) {
  for (const char* key : {"school", "teacher", "maker"}) agree_to_all(key);
  answer("accept");
  EXPECT_EQ(contacts("third").status, 404);
  EXPECT_EQ(contacts("coordinator").status, 403) << "reads the interest, but is on neither side";
  EXPECT_EQ(ask("GET", "/interests/" + interest + "/contacts").status, 401);
  EXPECT_FALSE(reads_email("third", "school"));
  EXPECT_FALSE(reads_email("third", "maker"));
  EXPECT_THAT(ask("GET", "/persons", {}, people["third"]).body, Not(HasSubstr("school@example.org")));
  EXPECT_THAT(ask("GET", "/persons", {}, people["maker"]).body, HasSubstr("school@example.org"));
}

TEST_P(ContactTest, ACoordinatorWhoActsForASideIsShownWhatItsMembersAre) {
  persons["liaison"] = add_person("liaison", Role::coordinator, limburg_guangdong, other, "guangdong");
  people["liaison"] = sign_in("liaison");
  agree_to_all("school");
  answer("accept");
  EXPECT_EQ(shown_to("liaison"), Emails{"school@example.org"});
  EXPECT_EQ(shown_to("maker"), Emails{"school@example.org"});
  EXPECT_TRUE(reads_email("liaison", "school"));
  EXPECT_FALSE(reads_email("liaison", "teacher"));
  move(Kind::person, persons["school"], Action::suspend);
  move(Kind::profile, profile, Action::revise);
  for (const char* by : {"liaison", "maker"}) {
    EXPECT_EQ(ask("GET", "/persons/" + persons["school"], {}, people[by]).status, 404) << by;
    EXPECT_EQ(ask("GET", "/profiles/" + profile, {}, people[by]).status, 404) << by;
    EXPECT_TRUE(shown_to(by).empty()) << by;
  }
}

TEST_P(ContactTest, WhoDidNotAgreeToTransferAbroadIsHeldBack) {
  const std::map<std::string, std::string> desks{{"school", add_organisation(limburg_guangdong, "limburg")},
                                                 {"maker", add_organisation(limburg_guangdong, "guangdong")}};
  be_run_by({desks.at("school"), desks.at("maker")});
  for (const char* key : {"school", "maker"}) agree(key, "introductions");
  answer("accept");
  for (const char* by : {"school", "maker"}) {
    const json found = json_of(contacts(by));
    EXPECT_TRUE(found["items"].empty()) << found;
    EXPECT_EQ(found["held_back"], true);
    EXPECT_EQ(found["reader_shown"], false);
    ASSERT_EQ(found["ask"].size(), 1U) << "the desk of the reader's own region";
    EXPECT_EQ(found["ask"][0]["id"], desks.at(by));
  }
  EXPECT_FALSE(reads_email("maker", "school"));
  EXPECT_TRUE(transfers_of("school").empty());
  agree("school", "transfer_abroad");
  EXPECT_EQ(shown_to("maker"), Emails{"school@example.org"});
  EXPECT_EQ(transfers_of("school").size(), 1U);
}

TEST_P(ContactTest, WithdrawnOrGoneTheyAreShownNoLonger) {
  for (const char* key : {"school", "teacher"}) agree_to_all(key);
  answer("accept");
  EXPECT_EQ(shown_to("maker").size(), 2U);
  agree("school", "introductions", false);
  EXPECT_EQ(shown_to("maker"), Emails{"teacher@example.org"});
  EXPECT_FALSE(reads_email("maker", "school"));
  const json memberships = json_of(ask("GET", "/memberships?person=" + persons["teacher"], {}, people["teacher"]));
  move(Kind::membership, memberships["items"][0]["id"], Action::end);
  EXPECT_TRUE(shown_to("maker").empty());
  EXPECT_FALSE(reads_email("maker", "teacher"));
}

TEST_P(ContactTest, WhatIsShownAbroadIsRegistered) {
  agree("school", "transfer_abroad");
  answer("accept");
  EXPECT_TRUE(transfers_of("school").empty()) << "nothing of them is shown yet";
  agree("school", "introductions");
  const json noted = transfers_of("school");
  ASSERT_EQ(noted.size(), 1U);
  EXPECT_EQ(noted[0]["record"], interest);
  EXPECT_EQ(noted[0]["recipient"], other);
  // Whoever joins the organisation later becomes known too.
  agree_to_all("third");
  json membership =
      document(Kind::membership,
               {{Kind::partnership, limburg_guangdong}, {Kind::person, persons["third"]}, {Kind::organisation, other}});
  membership["role"] = "member";
  membership["region"] = "";
  const std::string asked = json_of(ask("POST", "/memberships", membership, people["third"]))["id"];
  EXPECT_TRUE(transfers_of("third").empty());
  const Response admitted = ask("POST", "/memberships/" + asked + "/transitions", {{"action", "admit"}},
                                people["maker"], {{"if-match", "\"1\""}});
  ASSERT_EQ(admitted.status, 200) << admitted.body;
  EXPECT_EQ(shown_to("school"), Emails{"third@example.org"});
  EXPECT_EQ(transfers_of("third").size(), 1U);
}

}  // namespace
}  // namespace twinlight::server
