// Asking to take part without an invitation: confirmed by mail first, decided on by those of the region, and gone in
// time.
#include "twinlight/server/join_requests.h"

#include "twinlight/server/mail_fixture.h"
#include "twinlight/server/retention.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using std::chrono::days;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class JoinRequestTest : public fixture::MailTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("coordinator", Role::coordinator, limburg_guangdong, owner, "limburg");
    add_person("other", Role::coordinator, limburg_guangdong, other, "guangdong");
    add_person("member", Role::member, limburg_guangdong, owner);
    coordinator = sign_in("coordinator");
  }
  json asked(const std::string& email = "els@school.example") {
    const json terms = json_of(ask("GET", "/join/terms?language=nl"));
    EXPECT_EQ(terms["available"], true);
    EXPECT_THAT(terms["text"].get<std::string>(), HasSubstr("zeven dagen"));
    return {{"partnership", limburg_guangdong},
            {"organisation_name", "Basisschool De Wilg"},
            {"kind", "school"},
            {"region", "limburg"},
            {"domain", "education"},
            {"family_name", "Claes"},
            {"given_name", "Els"},
            {"email", email},
            {"language", "nl"},
            {"message", "Wij zoeken licht voor zes lokalen."},
            {"text_version", terms["text_version"]}};
  }
  Response send_request(const json& request) { return ask("POST", "/join_requests", request); }
  static std::string secret_in(const Mail& mail) {
    const std::string before = "https://twinlight.example/join#";
    const std::size_t start = mail.text.find(before);
    return start == std::string::npos ? "" : mail.text.substr(start + before.size(), 43);
  }
  int confirm(const std::string& token) { return ask("PUT", "/join/confirmation", {{"token", token}}).status; }
  /// A request whose address is confirmed; gives the id.
  std::string confirmed() {
    const Response made = send_request(asked());
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(confirm(secret_in(letter(letters_in_all()))), 204);
    return json_of(made).value("id", "");
  }
  Response decide(const std::string& id, const json& decision, const Visitor& by) {
    return ask("POST", "/join_requests/" + id + "/transitions", decision, by, {{"if-match", "\"2\""}});
  }
  json listed(const Visitor& whose) { return json_of(ask("GET", "/join_requests", {}, whose))["items"]; }

  Visitor coordinator;
};
TWL_ON_BOTH_DATABASES(JoinRequestTest);

TEST_P(JoinRequestTest, IsReadByThoseOfTheRegionOnceTheAddressIsConfirmed) {
  const Response made = send_request(asked());
  ASSERT_EQ(made.status, 201) << made.body;
  const Mail mail = letter(1);
  EXPECT_EQ(mail.to, "els@school.example");
  EXPECT_THAT(mail.text, HasSubstr("Geachte Els Claes"));
  EXPECT_THAT(mail.text, HasSubstr("Basisschool De Wilg"));
  EXPECT_THAT(listed(coordinator), IsEmpty()) << "nobody reads what was not confirmed";
  EXPECT_EQ(confirm(std::string(43, 'a')), 404);
  EXPECT_EQ(confirm(secret_in(mail)), 204);
  EXPECT_EQ(confirm(secret_in(mail)), 404) << "once";
  ASSERT_EQ(listed(coordinator).size(), 1U);
  EXPECT_EQ(listed(coordinator)[0]["document"]["state"], "submitted");
  EXPECT_THAT(listed(coordinator)[0]["may"], ::testing::UnorderedElementsAre("admit", "refuse"));
  EXPECT_THAT(listed(sign_in("other")), IsEmpty()) << "of another region";
  EXPECT_THAT(listed(sign_in("member")), IsEmpty());
  EXPECT_THAT(listed({}), IsEmpty());
  const json groups = json_of(ask("GET", "/board", {}, coordinator))["groups"];
  EXPECT_EQ(groups[0]["group"], "join_requests");
  EXPECT_EQ(groups[0]["count"], 1);
  EXPECT_EQ(groups[0]["items"][0]["title"], "Basisschool De Wilg");
}

TEST_P(JoinRequestTest, AdmittedItMakesTheOrganisationAndInvitesItsPerson) {
  const std::string id = confirmed();
  EXPECT_EQ(decide(id, {{"action", "admit"}}, sign_in("other")).status, 404);
  const Response admitted = decide(id, {{"action", "admit"}}, coordinator);
  ASSERT_EQ(admitted.status, 200) << admitted.body;
  const json request = json_of(admitted)["document"];
  EXPECT_EQ(request["state"], "fulfilled");
  const json organisation = json_of(ask("GET", "/organisations/" + request.value("joined", "")))["document"];
  EXPECT_EQ(organisation["state"], "active");
  EXPECT_EQ(organisation["name"]["text"], "Basisschool De Wilg");
  EXPECT_EQ(organisation["domains"], json({"education"}));
  const Mail mail = letter(2);
  EXPECT_THAT(mail.subject, HasSubstr("Uitnodiging"));
  EXPECT_EQ(choose(token_in(mail), "a long enough password"), 204);
  const Response session =
      ask("POST", "/session", {{"email", "els@school.example"}, {"password", "a long enough password"}});
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(json_of(session)["person"]["roles"][0]["role"], "organisation_manager");
  const std::string cookie = fixture::header_of(session, "Set-Cookie");
  const Visitor els{cookie.substr(0, cookie.find(';')), json_of(session).value("csrf_token", "")};
  EXPECT_EQ(listed(els).size(), 1U) << "what one asked is one's own to read";
  EXPECT_THAT(ask("GET", "/my/data", {}, els).body, HasSubstr("Wij zoeken licht"));
  const json history = json_of(ask("GET", "/join_requests/" + id + "/history", {}, coordinator))["items"];
  EXPECT_EQ(history.size(), 3U);
}

TEST_P(JoinRequestTest, AdmittedToAnOrganisationThatIsThereOneIsAMember) {
  const std::string id = confirmed();
  EXPECT_EQ(decide(id, {{"action", "admit"}, {"fields", {{"joined", other}}}}, coordinator).status, 403)
      << "the other region's people are for its coordinator";
  EXPECT_EQ(decide(id, {{"action", "admit"}, {"fields", {{"joined", limburg_guangdong}}}}, coordinator).status, 422);
  EXPECT_EQ(decide(id, {{"action", "admit"}, {"fields", {{"joined", owner}}}}, coordinator).status, 403)
      << "nobody lets people into the own organisation by that role";
  const std::string school = add_organisation(limburg_guangdong, "limburg");
  const Response admitted = decide(id, {{"action", "admit"}, {"fields", {{"joined", school}}}}, coordinator);
  ASSERT_EQ(admitted.status, 200) << admitted.body;
  const std::string person = json_of(admitted)["document"].value("person", "");
  const json memberships = json_of(ask("GET", "/memberships?person=" + person, {}, coordinator))["items"];
  ASSERT_EQ(memberships.size(), 1U);
  EXPECT_EQ(memberships[0]["document"]["organisation"], school);
  EXPECT_EQ(memberships[0]["document"]["role"], "member");
}

TEST_P(JoinRequestTest, RefusedItSaysWhyInTheLanguageOfWhoeverAsked) {
  const std::string id = confirmed();
  EXPECT_EQ(decide(id, {{"action", "refuse"}}, coordinator).status, 422) << "without a reason";
  const json refusal = {{"action", "refuse"}, {"fields", {{"answer", "Uw school ligt in een andere regio."}}}};
  ASSERT_EQ(decide(id, refusal, coordinator).status, 200);
  const Mail mail = letter(2);
  EXPECT_EQ(mail.to, "els@school.example");
  EXPECT_THAT(mail.text, HasSubstr("Uw school ligt in een andere regio."));
  EXPECT_THAT(mail.subject, HasSubstr("Een antwoord"));
}

TEST_P(JoinRequestTest, WhetherSomebodyHasAnAccountIsToldToNobodyElse) {
  const Response known = send_request(asked("member@example.org"));
  const Response unknown = send_request(asked("nobody@school.example"));
  ASSERT_EQ(known.status, 201) << known.body;
  ASSERT_EQ(unknown.status, 201);
  json first = json_of(known);
  json second = json_of(unknown);
  for (json* answer : {&first, &second}) {
    for (const char* field : {"id", "created_at", "changed_at"}) answer->erase(field);
    (*answer)["document"].erase("email");
  }
  EXPECT_EQ(first, second);
  EXPECT_EQ(secret_in(letter(1)), "");
  EXPECT_THAT(letter(1).text, HasSubstr("https://twinlight.example/sign-in"));
  EXPECT_NE(secret_in(letter(2)), "");
}

TEST_P(JoinRequestTest, NobodyFillsAMailboxOrTheList) {
  int made = 0;
  for (int i = 0; i < 14; ++i) made += send_request(asked()).status == 201 ? 1 : 0;
  EXPECT_GE(made, 10);
  EXPECT_LE(made, 11) << "of one address of the network";
  EXPECT_EQ(letters_in_all(), 3U) << "to one mailbox";
}

TEST_P(JoinRequestTest, WhatCanNotBeIsRefusedAtItsField) {
  const auto refused_at = [&](const char* field, const json& value) {
    json request = asked();
    request[field] = value;
    const Response response = send_request(request);
    EXPECT_EQ(response.status, 422) << field << response.body;
    return json_of(response)["errors"][0].value("pointer", "");
  };
  EXPECT_EQ(refused_at("region", "utrecht"), "/region");
  EXPECT_EQ(refused_at("text_version", "1999-01"), "/text_version");
  EXPECT_EQ(refused_at("answer", "yes"), "/answer");
  EXPECT_EQ(refused_at("joined", owner), "/joined");
  EXPECT_EQ(refused_at("organisation_name", ""), "/organisation_name");
  EXPECT_EQ(refused_at("organisation_name", "Win at https://evil.example"), "/organisation_name");
  EXPECT_EQ(refused_at("family_name", "www.evil.example"), "/family_name") << "letters carry no links of strangers";
  EXPECT_EQ(letters_in_all(), 0U);
}

TEST_P(JoinRequestTest, LapsesAndIsErasedWithItsHistory) {
  const std::string id = json_of(send_request(asked())).value("id", "");
  const std::string read = confirmed();
  const auto rules = RetentionRules::built_in().value();
  const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto connection = installation().connections().lend();
  const auto state = [&](const std::string& which) {
    return storage::Store(**connection).find(Kind::join_request, which).value()->document.value("state", "");
  };
  ASSERT_TRUE(retain(**connection, rules, "", now + days(6)));
  EXPECT_EQ(state(id), "applied");
  ASSERT_TRUE(retain(**connection, rules, "", now + days(8)));
  EXPECT_EQ(state(id), "erased");
  EXPECT_EQ(state(read), "submitted");
  ASSERT_TRUE(retain(**connection, rules, "", now + days(190)));
  EXPECT_EQ(state(read), "erased");
  for (const char* table : {"SELECT document FROM records", "SELECT before_change || after_change FROM audit"}) {
    const auto rows = (*connection)->query(table).value();
    for (const auto& row : rows) EXPECT_THAT(storage::text(row[0]), Not(HasSubstr("school.example"))) << table;
  }
}

}  // namespace
}  // namespace twinlight::server
