// Saved searches and the weekly letter, from asking for it to stopping it.
#include <gmock/gmock.h>

#include "twinlight/server/digest_fixture.h"
#include "twinlight/server/digest_letter.h"
#include "twinlight/server/periodic_jobs.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Language;
using partnership::Role;
using std::chrono::days;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class DigestTest : public fixture::DigestFixture {
 public:
  void SetUp() override {
    MailTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    person = add_person("reader", Role::member, limburg_guangdong, owner);
    offset = -days(8);
    reader = sign_in("reader");
    ASSERT_EQ(ask("PUT", "/weekly-letter", {{"weekly", true}}, reader).status, 200);
    search = save({{"name", "Groeilampen"}, {"text", "groeilamp"}, {"type", "BO"}});
    offset = days(0);
    reader = sign_in("reader");
  }

  std::string save(const json& criteria) {
    const Response response = ask("POST", "/searches", criteria, reader);
    EXPECT_EQ(response.status, 201) << response.body;
    return json_of(response).value("id", "");
  }
  std::string publish(const std::string& organisation, const char* type, const char* title, bool anonymous = false) {
    json made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, organisation}});
    made["anonymous"] = anonymous;
    made["type"] = type;
    made["title"] = {{"language", "nl"}, {"text", title}};
    made["summary"] = made["title"];
    made["readiness_level"] = nullptr;
    made["wanted_partner"] = {{"kinds", json::array()}, {"regions", json::array()}};
    const std::string id = create(Kind::profile, made);
    move(Kind::profile, id, Action::submit);
    move(Kind::profile, id, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
    return id;
  }
  json only_search() {
    const json answered = json_of(ask("GET", "/searches", {}, reader));
    EXPECT_EQ(answered["items"].size(), 1U);
    return answered["items"][0];
  }
  std::size_t found(const json& criteria) {
    const Response response = ask("POST", "/searches", criteria, reader);
    EXPECT_EQ(response.status, 201) << response.body;
    return json_of(response).value("found", std::size_t{99});
  }

  std::string person;
  std::string search;
  Visitor reader;
};
TWL_ON_BOTH_DATABASES(DigestTest);

TEST_P(DigestTest, ASearchTellsWhatIsNewUntilItWasSeen) {
  EXPECT_EQ(only_search()["new"], 0);
  const std::string offer = publish(other, "BO", "Groeilampen voor sla");
  publish(other, "BR", "Groeilampen gezocht");
  publish(owner, "BO", "Onze groeilampen");
  EXPECT_EQ(only_search()["found"], 1);
  EXPECT_EQ(only_search()["new"], 1);
  const json profiles = json_of(ask("GET", "/searches/" + search + "/profiles", {}, reader))["items"];
  ASSERT_EQ(profiles.size(), 1U);
  EXPECT_EQ(profiles[0]["record"]["id"], offer);
  EXPECT_EQ(profiles[0]["is_new"], true);
  EXPECT_EQ(ask("POST", "/searches/" + search + "/seen", {}, reader).status, 204);
  EXPECT_EQ(only_search()["new"], 0);
  EXPECT_EQ(ask("DELETE", "/searches/" + search, {}, reader).status, 204);
  EXPECT_TRUE(json_of(ask("GET", "/searches", {}, reader))["items"].empty());
}

TEST_P(DigestTest, WhatASearchAsksForCounts) {
  publish(other, "BO", "Groeilampen voor verticale landbouw");
  publish(other, "BO", "Groeilampen zonder naam", /*anonymous=*/true);
  EXPECT_EQ(found({{"name", "a"}}), 2U);
  EXPECT_EQ(found({{"name", "a"}, {"text", "GROEILAMP landbouw"}}), 1U);
  EXPECT_EQ(found({{"name", "a"}, {"text", "groeilamp school"}}), 0U);
  EXPECT_EQ(found({{"name", "a"}, {"type", "BR"}}), 0U);
  EXPECT_EQ(found({{"name", "a"}, {"domain", "agriculture"}}), 2U);
  EXPECT_EQ(found({{"name", "a"}, {"domain", "care"}}), 0U);
  EXPECT_EQ(found({{"name", "a"}, {"region", "guangdong"}}), 1U) << "a hidden owner is in no region";
  EXPECT_EQ(found({{"name", "a"}, {"region", "limburg"}}), 0U);
  EXPECT_EQ(found({{"name", "a"}, {"topics", {"vertical-farming"}}}), 1U);
  EXPECT_EQ(found({{"name", "a"}, {"topics", {"tuning"}}}), 0U);
}

TEST_P(DigestTest, SearchesAreForTheirPersonAlone) {
  add_person("somebody", Role::organisation_manager, limburg_guangdong, owner);
  const Visitor somebody = sign_in("somebody");
  for (const Visitor& stranger : {somebody, Visitor{}}) {
    EXPECT_EQ(ask("GET", "/searches/" + search + "/profiles", {}, stranger).status, 404);
    EXPECT_THAT(ask("POST", "/searches/" + search + "/seen", {}, stranger).status, ::testing::AnyOf(401, 404));
    EXPECT_THAT(ask("DELETE", "/searches/" + search, {}, stranger).status, ::testing::AnyOf(401, 404));
  }
  EXPECT_EQ(ask("GET", "/searches", {}, {}).status, 401);
  EXPECT_TRUE(json_of(ask("GET", "/searches", {}, somebody))["items"].empty());
}

TEST_P(DigestTest, TheWeeklyLetterComesOnceWithWhatIsNew) {
  const std::string own = publish(owner, "BR", "Groeilampen voor verticale landbouw gezocht");
  const std::string offer = publish(other, "BO", "Groeilampen voor verticale landbouw");
  send_letters();
  const Mail mail = letter(1);
  EXPECT_EQ(mail.to, "reader@example.org");
  for (const std::string& body : {mail.text, mail.html})
    EXPECT_THAT(body, AllOf(HasSubstr("Groeilampen voor verticale landbouw"), HasSubstr("您的搜索“Groeilampen”"),
                            HasSubstr("https://twinlight.example/profiles/" + offer), HasSubstr("双方都涉及"),
                            Not(HasSubstr("/profiles/" + own))));
  send_letters();
  EXPECT_EQ(letters_in_all(), 1U) << "the week has been told";
}

TEST_P(DigestTest, AWeekWithoutNewsBringsNoLetter) {
  send_letters();
  EXPECT_EQ(letters_in_all(), 0U);
  publish(other, "BO", "Groeilampen");
  send_letters();
  EXPECT_EQ(letters_in_all(), 0U) << "not before the next week";
}

TEST_P(DigestTest, TheLinkStopsTheLettersWithoutSigningIn) {
  publish(other, "BO", "Groeilampen");
  send_letters();
  const std::string text = letter(1).text;
  const std::string before = "https://twinlight.example/unsubscribe#";
  const std::size_t start = text.find(before) + before.size();
  const std::string token = text.substr(start, text.find('\r', start) - start);
  EXPECT_EQ(ask("POST", "/weekly-letter/stop", {{"token", person + "." + std::string(128, 'a')}}).status, 404);
  EXPECT_EQ(json_of(ask("GET", "/weekly-letter", {}, reader))["weekly"], true);
  EXPECT_EQ(ask("POST", "/weekly-letter/stop", {{"token", token}}).status, 204);
  EXPECT_EQ(ask("POST", "/weekly-letter/stop", {{"token", token}}).status, 204) << "as often as one likes";
  EXPECT_EQ(json_of(ask("GET", "/weekly-letter", {}, reader))["weekly"], false);
  offset = days(8);
  publish(other, "BO", "Groeilampen met instelbaar spectrum");
  send_letters();
  EXPECT_EQ(letters_in_all(), 1U);
}

TEST_P(DigestTest, AMailProgramStopsTheLettersByOneRequest) {
  publish(other, "BO", "Groeilampen");
  send_letters();
  const std::string before = "https://twinlight.example/api/v1";
  const std::string link = letter(1).unsubscribe_link;
  ASSERT_THAT(link, ::testing::StartsWith(before));
  const std::string path = link.substr(before.size());
  const Response shown = ask("GET", path);
  EXPECT_EQ(shown.status, 303) << "whoever opens it is asked first";
  EXPECT_THAT(fixture::header_of(shown, "Location"), ::testing::StartsWith("/unsubscribe#" + person));
  EXPECT_EQ(json_of(ask("GET", "/weekly-letter", {}, reader))["weekly"], true);
  EXPECT_EQ(send("POST", path, "x", "text/plain").status, 415);
  const std::string form = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--";
  EXPECT_EQ(send("POST", path, form, "multipart/form-data; boundary=x").status, 204);
  EXPECT_EQ(send("POST", path, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded").status, 204);
  EXPECT_EQ(json_of(ask("GET", "/weekly-letter", {}, reader))["weekly"], false);
}

TEST_P(DigestTest, NobodyWhoDidNotAskGetsALetter) {
  ASSERT_EQ(ask("PUT", "/weekly-letter", {{"weekly", false}}, reader).status, 200);
  publish(other, "BO", "Groeilampen");
  send_letters();
  EXPECT_EQ(letters_in_all(), 0U);
}

TEST_P(DigestTest, NothingIsKeptOfWhoIsErased) {
  const json read = json_of(ask("GET", "/persons/" + person, {}, reader));
  const std::string etag = "\"" + read["version"].dump() + "\"";
  const Response erased =
      ask("POST", "/persons/" + person + "/transitions", {{"action", "erase"}}, reader, {{"if-match", etag}});
  ASSERT_EQ(erased.status, 200) << erased.body;
  publish(other, "BO", "Groeilampen");
  send_letters();
  EXPECT_EQ(letters_in_all(), 0U);
  const auto connection = installation().connections().lend();
  EXPECT_TRUE((*connection)->query("SELECT id FROM saved_searches").value().empty());
}

TEST_P(DigestTest, WhatFailsKeepsNoOtherChoreFromItsTurn) {
  Instant told{};
  PeriodicJobs jobs(installation().connections(), [this] { return clock(); });
  jobs.add([](storage::Connection&, Instant) -> Result<void> { return failure({.message = "not today"}); });
  jobs.add([&](storage::Connection&, Instant now) -> Result<void> {
    told = now;
    return {};
  });
  const auto done = jobs.run_once();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "not today");
  EXPECT_NE(told, Instant{});
}

TEST(DigestLetter, StandsInThreeLanguagesAndEscapesWhatPeopleWrote) {
  const DigestFacts facts{.name = "Li & Zoon",
                          .parts = {{true, "<b>lamp</b>", {{"Lamp <i>", "https://x.example/1?a=b&c", "why"}}}},
                          .stop_link = "https://x.example/unsubscribe#t",
                          .unsubscribe_link = "https://x.example/stop/t"};
  for (const auto& [language, subject] : {std::pair(Language::nl, "Nieuw voor u"), std::pair(Language::en, "New for"),
                                          std::pair(Language::zh, "每周新消息")}) {
    const Mail mail = digest_letter(language, "a@example.org", facts);
    EXPECT_THAT(mail.subject, HasSubstr(subject));
    EXPECT_THAT(mail.text, AllOf(HasSubstr("<b>lamp</b>"), HasSubstr("https://x.example/unsubscribe#t")));
    EXPECT_THAT(mail.html, AllOf(HasSubstr("&lt;b&gt;lamp"), Not(HasSubstr("<i>")), HasSubstr("Li &amp; Zoon"),
                                 HasSubstr("unsubscribe#t")));
  }
}

}  // namespace
}  // namespace twinlight::server
