#include "twinlight/server/desk_code_endpoints.h"

#include "twinlight/server/mail_fixture.h"
#include "twinlight/server/totp.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;
using ::testing::Not;

class DeskCodeTest : public fixture::MailTest {
 public:
  void adjust(InstallationOptions& options) override {
    MailTest::adjust(options);
    options.service.now = [this] { return now; };
  }
  void SetUp() override {
    MailTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    desk = add_organisation(limburg_guangdong, "limburg");
    wim = add_person("wim", Role::member, limburg_guangdong, owner);
    els = add_person("els", Role::coordinator, limburg_guangdong, desk, "limburg");
    coordinator = sign_in("els");
  }
  Response make(const std::string& person, const Visitor& by) {
    return ask("POST", "/persons/" + person + "/desk-code", nullptr, by);
  }
  std::string code_for(const std::string& person) {
    const Response made = make(person, coordinator);
    EXPECT_EQ(made.status, 201) << made.body;
    return json_of(made)["code"];
  }
  Response bring(const std::string& code, const std::string& factor = "", const char* email = "wim@example.org") {
    json body = {{"email", email}, {"desk_code", code}};
    if (!factor.empty()) body["code"] = factor;
    return ask("POST", "/session/desk-code", body);
  }
  int with_password() {
    return ask("POST", "/session", {{"email", "wim@example.org"}, {"password", fixture::password}}).status;
  }
  void wait(std::chrono::seconds time) { now += time; }

  Instant now{std::chrono::milliseconds(1'795'000'000'000)};
  std::string desk;  ///< an organisation of Limburg beside the person's own
  std::string wim;
  std::string els;
  Visitor coordinator;
};
TWL_ON_BOTH_DATABASES(DeskCodeTest);

TEST_P(DeskCodeTest, LetsAPersonInOnce) {
  const std::string code = code_for(wim);
  const Response in = bring("  " + code.substr(0, 4) + " " + code.substr(5), "", "Wim@example.org");
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_EQ(json_of(in)["person"]["id"], wim);
  EXPECT_THAT(fixture::header_of(in, "Set-Cookie"), HasSubstr("twinlight_session="));
  const Response again = bring(code);
  EXPECT_EQ(again.status, 403);
  EXPECT_THAT(again.body, HasSubstr("problem:wrong-code"));
}

TEST_P(DeskCodeTest, EndsAfterTenMinutesAndByTheNext) {
  const std::string first = code_for(wim);
  const std::string second = code_for(wim);
  EXPECT_EQ(bring(first).status, 403);
  wait(std::chrono::seconds(599));
  EXPECT_EQ(bring(second).status, 200);
  const std::string late = code_for(wim);
  wait(std::chrono::seconds(600));
  EXPECT_EQ(bring(late).status, 403);
}

TEST_P(DeskCodeTest, IsForOneAccountAndTellsNobodyWhoHasOne) {
  add_person("piet", Role::member, limburg_guangdong, owner);
  const std::string code = code_for(wim);
  json others = json_of(bring(code, "", "piet@example.org"));
  EXPECT_EQ(others, json_of(bring(code, "", "nobody@example.org")));
  EXPECT_EQ(bring(code).status, 200);
}

TEST_P(DeskCodeTest, TriesLockTheAccountAndEndTheCode) {
  const std::string code = code_for(wim);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(bring("0000-0000").status, 403);
  EXPECT_EQ(bring(code).status, 429);
  EXPECT_EQ(with_password(), 429) << "counted as for passwords";
  wait(std::chrono::seconds(31));
  EXPECT_EQ(bring(code).status, 403) << "it is gone";
}

TEST_P(DeskCodeTest, LiftsWhatLocksTheAccount) {
  for (int i = 0; i < 6; ++i)
    ask("POST", "/session", {{"email", "wim@example.org"}, {"password", "which was it again"}});
  EXPECT_EQ(with_password(), 429);
  EXPECT_EQ(bring(code_for(wim)).status, 200);
}

TEST_P(DeskCodeTest, ASecondFactorIsStillAskedFor) {
  const Visitor own = sign_in("wim");
  const std::string secret =
      json_of(ask("POST", "/my/second-factor", {{"password", fixture::password}}, own))["secret"];
  const auto factor = [&] { return totp_code(bytes_of_base32(secret).value(), totp_step(now)); };
  ASSERT_EQ(ask("PUT", "/my/second-factor", {{"code", factor()}}, own).status, 200);
  wait(std::chrono::seconds(30));
  const std::string code = code_for(wim);
  const Response asked = bring(code);
  EXPECT_EQ(asked.status, 401);
  EXPECT_THAT(asked.body, HasSubstr("problem:second-factor"));
  EXPECT_EQ(bring(code, "not it").status, 403);
  EXPECT_EQ(bring("0000-0000", factor()).status, 403) << "a second factor alone is nothing";
  EXPECT_EQ(bring(code, factor()).status, 200) << "no refusal used it up";
  const std::string tried = code_for(wim);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(bring(tried, "not it").status, 403);
  wait(std::chrono::seconds(60));
  EXPECT_EQ(bring(tried, factor()).status, 403) << "the tries ended it";
}

TEST_P(DeskCodeTest, WhoMadeItIsKeptAndThePersonIsTold) {
  const std::string code = code_for(wim);
  const Mail mail = letter(1);
  EXPECT_EQ(mail.to, "wim@example.org");
  EXPECT_THAT(mail.text, HasSubstr("https://twinlight.example/account/security"));
  EXPECT_THAT(mail.text, Not(HasSubstr(code)));
  ASSERT_EQ(bring(code).status, 200);
  add_person("keeper", Role::administrator, limburg_guangdong, owner);
  const json events = json_of(ask("GET", "/persons/" + wim + "/account-events", {}, sign_in("keeper")))["items"];
  ASSERT_EQ(events.size(), 3U) << events;
  EXPECT_EQ(events[0]["act"], "signed_in");
  EXPECT_EQ(events[1]["act"], "desk_code_used");
  EXPECT_EQ(events[2]["act"], "desk_code_made");
  EXPECT_EQ(events[2]["actor"], els);
}

TEST_P(DeskCodeTest, WhoReadsTheDatabaseAloneHasNoCode) {
  const std::string code = code_for(wim);
  const auto connection = installation().connections().lend();
  const auto rows = (*connection)->query("SELECT token_hash FROM one_time_tokens WHERE person = ?", {wim}).value();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(storage::text(rows.front().front()), HasSubstr("$argon2id$"));
}

TEST_P(DeskCodeTest, IsForActivePeopleWithAnAccount) {
  const std::string code = code_for(wim);
  move(Kind::person, wim, partnership::Action::suspend);
  EXPECT_EQ(make(wim, coordinator).status, 409);
  EXPECT_EQ(bring(code).status, 403);
  move(Kind::person, wim, partnership::Action::restore);
  {
    const auto connection = installation().connections().lend();
    ASSERT_TRUE(storage::AccountStore(**connection).end_sessions(wim, true));
  }
  EXPECT_EQ(make(wim, coordinator).status, 409);
}

/// Every role of the same, another and an unrelated organisation and partnership, for every role.
TEST_P(DeskCodeTest, IsForWhomTheMakerStandsAbove) {
  struct Somebody {
    Role role;
    std::string partnership;
    std::string organisation;
    std::string id;
    Visitor visitor;
  };
  const std::string elsewhere = add_partnership();
  const std::string stranger = add_organisation(elsewhere, "limburg");
  std::vector<Somebody> people;
  for (const Role role : {Role::member, Role::organisation_manager, Role::coordinator, Role::programme_manager,
                          Role::official, Role::administrator})
    for (const auto& [partnership, organisation] :
         {std::pair(limburg_guangdong, owner), std::pair(limburg_guangdong, other), std::pair(elsewhere, stranger)}) {
      const std::string key = "m" + std::to_string(people.size());
      const std::string region = role != Role::coordinator ? "" : organisation == other ? "guangdong" : "limburg";
      const std::string id = add_person(key, role, partnership, organisation, region);
      people.push_back({role, partnership, organisation, id, {}});
    }
  const auto is_member = [](Role role) { return role == Role::member || role == Role::organisation_manager; };
  const auto expected = [&](const Somebody& maker, const Somebody& person) {
    if (maker.partnership != person.partnership || maker.id == person.id) return false;
    if (person.role == Role::administrator) return false;
    if (maker.role == Role::administrator) return true;
    if (maker.role == Role::programme_manager)
      return maker.organisation != person.organisation && person.role != Role::programme_manager;
    return false;  // the coordinators here coordinate the region of their own organisation alone
  };
  for (std::size_t i = 0; i < people.size(); ++i) {
    people[i].visitor = sign_in("m" + std::to_string(i));
    EXPECT_EQ(make(people[i].id, {}).status, 401);
    EXPECT_EQ(make(people[i].id, coordinator).status == 201,
              people[i].organisation == owner && is_member(people[i].role))
        << word_of(people[i].role);
  }
  EXPECT_EQ(make(els, coordinator).status, 403) << "for oneself";
  int made = 0;
  for (const Somebody& maker : people)
    for (const Somebody& person : people) {
      const int status = make(person.id, maker.visitor).status;
      made += status == 201 ? 1 : 0;
      EXPECT_EQ(status == 201, expected(maker, person))
          << word_of(maker.role) << " for " << word_of(person.role) << " " << status;
      if (status != 201) {
        EXPECT_TRUE(status == 403 || status == 404) << status;
      }
    }
  EXPECT_EQ(made, 2 * 4 + 2 * 10 + 5);
}

TEST_P(DeskCodeTest, NoProgramMakesOrBringsOne) {
  const Visitor program = with_token(coordinator, {"write"});
  EXPECT_THAT(make(wim, program).body, HasSubstr("problem:scope"));
  const std::string code = code_for(wim);
  EXPECT_THAT(ask("POST", "/session/desk-code", {{"email", "wim@example.org"}, {"desk_code", code}}, program).body,
              HasSubstr("problem:scope"));
}

}  // namespace
}  // namespace twinlight::server
