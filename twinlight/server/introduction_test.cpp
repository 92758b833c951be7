// A coordinator introduces two owners of profiles: each answers for their side, and only once both have said yes does
// either see who the other is.
#include <algorithm>

#include "twinlight/server/clock_jobs.h"
#include "twinlight/server/digest_fixture.h"
#include "twinlight/server/job_fixture.h"

namespace twinlight::server {
namespace {

using fixture::exported;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using std::chrono::days;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class IntroductionTest : public fixture::DigestFixture {
 public:
  void SetUp() override {
    DigestFixture::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    body = add_organisation(limburg_guangdong, "limburg");
    add_person("coordinator", Role::coordinator, limburg_guangdong, body, "limburg");
    add_person("school", Role::member, limburg_guangdong, owner);
    add_person("maker", Role::organisation_manager, limburg_guangdong, other);
    add_person("third", Role::organisation_manager, limburg_guangdong,
               add_organisation(limburg_guangdong, "guangdong"));
    request = publish(owner, "Groeilampen gezocht", /*anonymous=*/true);
    offer = publish(other, "Groeilampen", /*anonymous=*/true);
    for (const char* key : {"coordinator", "school", "maker", "third"}) people[key] = sign_in(key);
  }

  std::string publish(const std::string& organisation, const char* title, bool anonymous) {
    json made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, organisation}});
    made["anonymous"] = anonymous;
    made["title"] = {{"language", "nl"}, {"text", title}};
    const std::string id = create(Kind::profile, made);
    move(Kind::profile, id, Action::submit);
    move(Kind::profile, id, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2036-11-01"}});
    return id;
  }

  json suggestion() const {
    return {{"partnership", limburg_guangdong},
            {"organisation", body},
            {"first", request},
            {"second", offer},
            {"first_note", {{"language", "nl"}, {"text", "Dit past bij uw vraag"}}},
            {"second_note", {{"language", "zh"}, {"text", "他们需要您的产品"}}},
            {"answer_by", instant_text(std::chrono::floor<std::chrono::milliseconds>(clock_now() + days(30)))}};
  }
  static Instant clock_now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
  std::string introduced() {
    const Response made = ask("POST", "/introductions", suggestion(), people["coordinator"]);
    EXPECT_EQ(made.status, 201) << made.body;
    return json_of(made).value("id", "");
  }
  json read(const std::string& path, const std::string& who) {
    const Response response = ask("GET", path, {}, people[who]);
    return response.status == 200 ? json_of(response) : json();
  }
  int answer(const std::string& id, const std::string& who, const char* action, const json& fields = json::object()) {
    const json record = read("/introductions/" + id, who);
    if (record.is_null()) return 404;
    return ask("POST", "/introductions/" + id + "/transitions", {{"action", action}, {"fields", fields}}, people[who],
               {{"if-match", "\"" + record["version"].dump() + "\""}})
        .status;
  }
  std::string state_of(const std::string& id) {
    return read("/introductions/" + id, "coordinator")["document"]["state"];
  }
  /// The letters that went.
  std::vector<Mail> letters() {
    std::vector<Mail> found(letters_in_all());
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = letter(i + 1);
    return found;
  }
  std::ptrdiff_t letters_to(const std::string& who) {
    const auto all = letters();
    return std::ranges::count(all, who + "@example.org", &Mail::to);
  }

  std::string body;
  std::string request;
  std::string offer;
  std::map<std::string, Visitor> people;
};
TWL_ON_BOTH_DATABASES(IntroductionTest);

TEST_P(IntroductionTest, BothSayYesAndAreInContact) {
  const std::string id = introduced();
  EXPECT_FALSE(read("/profiles/" + offer, "school")["document"].contains("organisation"));
  EXPECT_EQ(answer(id, "school", "accept"), 200);
  EXPECT_EQ(state_of(id), "agreed_by_one");
  EXPECT_EQ(answer(id, "school", "accept"), 403) << "for the other side too";
  EXPECT_FALSE(read("/profiles/" + offer, "school")["document"].contains("organisation"));
  EXPECT_FALSE(read("/profiles/" + request, "maker")["document"].contains("organisation"));
  EXPECT_EQ(answer(id, "maker", "accept"), 200);
  EXPECT_EQ(state_of(id), "mutual");
  EXPECT_EQ(read("/profiles/" + offer, "school")["document"]["organisation"], other);
  EXPECT_EQ(read("/profiles/" + request, "maker")["document"]["organisation"], owner);
  EXPECT_FALSE(read("/profiles/" + request, "third")["document"].contains("organisation"));

  const std::string interest = read("/introductions/" + id, "maker")["document"]["interest"];
  for (const char* side : {"school", "maker"})
    EXPECT_EQ(read("/interests/" + interest, side)["document"]["state"], "mutual");
  const auto connection = installation().connections().lend();
  const auto history = storage::Store(**connection).history(interest).value();
  for (const auto& entry : history) EXPECT_EQ(entry.person, "") << "the system made it";
  const Response said = ask("POST", "/achievements",
                            {{"partnership", limburg_guangdong},
                             {"organisation", owner},
                             {"interest", interest},
                             {"kind", "pilot"},
                             {"description", {{"language", "nl"}, {"text", "Een proef"}}}},
                            people["school"]);
  EXPECT_EQ(said.status, 201) << said.body;
}

TEST_P(IntroductionTest, EachSideReadsItsOwnNote) {
  const std::string id = introduced();
  const auto notes = [&](const json& record) {
    return std::pair(record["document"].contains("first_note"), record["document"].contains("second_note"));
  };
  EXPECT_EQ(notes(read("/introductions/" + id, "coordinator")), std::pair(true, true));
  EXPECT_EQ(notes(read("/introductions/" + id, "school")), std::pair(true, false));
  EXPECT_EQ(notes(read("/introductions/" + id, "maker")), std::pair(false, true));
  EXPECT_TRUE(read("/introductions/" + id, "third").is_null());
  for (const Response& list :
       {exported(*this, "introductions", people["maker"]), ask("GET", "/introductions", {}, people["maker"])})
    EXPECT_THAT(list.body, AllOf(HasSubstr(id), Not(HasSubstr("Dit past bij uw vraag"))));
}

TEST_P(IntroductionTest, OneNoEndsItAndOnlyWhoSaidYesIsTold) {
  const std::string id = introduced();
  ASSERT_EQ(letters().size(), 2U);
  EXPECT_EQ(answer(id, "maker", "decline", {{"answer", "Geen tijd"}}), 200);
  EXPECT_EQ(state_of(id), "declined");
  EXPECT_EQ(letters().size(), 2U);
  const std::string again = introduced();
  EXPECT_EQ(answer(again, "school", "accept"), 200);
  EXPECT_EQ(answer(again, "maker", "decline"), 200);
  EXPECT_EQ(letters_to("school"), 3);
  EXPECT_EQ(letters_to("maker"), 2);
}

TEST_P(IntroductionTest, NobodyElseAnswersAndTheCoordinatorMayTakeItBack) {
  const std::string id = introduced();
  EXPECT_EQ(answer(id, "coordinator", "accept"), 403);
  EXPECT_EQ(answer(id, "third", "accept"), 404);
  EXPECT_EQ(answer(id, "school", "withdraw"), 403);
  EXPECT_EQ(answer(id, "coordinator", "withdraw"), 200);
  EXPECT_EQ(answer(id, "school", "accept"), 409);
}

TEST_P(IntroductionTest, WhoCanNotBeIntroduced) {
  const auto status = [&](const json& changes, const char* who = "coordinator") {
    json made = suggestion();
    made.update(changes);
    return ask("POST", "/introductions", made, people[who]).status;
  };
  EXPECT_EQ(status({{"second", request}}), 422);
  EXPECT_EQ(status({{"second", publish(owner, "Iets anders", false)}}), 422) << "the coordinator knows both owners";
  EXPECT_EQ(status({{"first", publish(other, "Iets anders", false)}}), 201)
      << "to say no would tell a coordinator of another region whose the anonymous one is";
  EXPECT_EQ(status({{"second", publish(body, "Van de coördinator", false)}}), 422);
  EXPECT_EQ(status({{"answer_by", "2020-01-01T00:00:00Z"}}), 422);
  EXPECT_EQ(status({{"first_agreed_at", "2026-11-20T12:00:00Z"}}), 422);
  EXPECT_EQ(status({{"organisation", owner}}, "school"), 403);
  EXPECT_EQ(status({{"organisation", owner}}), 403);
  introduced();
  EXPECT_EQ(status({{"first", offer}, {"second", request}}), 422) << "it waits already";
}

TEST_P(IntroductionTest, WhatIsNotAnsweredIsRemindedOfAndExpires) {
  const std::string id = introduced();
  EXPECT_EQ(answer(id, "school", "accept"), 200);
  const auto connection = installation().connections().lend();
  const auto pass = [&](Instant now) { return pass_of_clock(**connection, "https://a.example", now).value(); };
  const Instant last = parse_instant(suggestion()["answer_by"].get<std::string>()).value();
  EXPECT_EQ(pass(last - days(2)).letters, 1) << "to who has not answered";
  EXPECT_EQ(pass(last - days(1)).letters, 0);
  EXPECT_EQ(pass(last + days(1)).expired, 1);
  EXPECT_EQ(state_of(id), "expired");
}

/// Who answered for a hidden owner is in the audit; whoever reads the history of an introduction or of an interest
/// reads it there only where they may know.
TEST_P(IntroductionTest, TheHistoryDoesNotTellWhoAnswered) {
  const std::string id = introduced();
  ASSERT_EQ(answer(id, "maker", "decline"), 200);
  const json entries = read("/introductions/" + id + "/history", "coordinator")["items"];
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_NE(entries[0]["person"], "") << "the coordinator";
  EXPECT_EQ(entries[1]["person"], "") << "of another region";
  for (const std::string& path : {std::string("/introductions"), "/introductions/" + id,
                                  "/introductions/" + id + "/history", std::string("/board")})
    EXPECT_THAT(ask("GET", path, {}, people["coordinator"]).body, Not(HasSubstr(other))) << path;
  EXPECT_THAT(exported(*this, "introductions", people["coordinator"]).body,
              AllOf(HasSubstr(id), Not(HasSubstr(other))));

  add_person("chief", Role::organisation_manager, limburg_guangdong, owner);
  people["chief"] = sign_in("chief");
  json asked = document(Kind::interest,
                        {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::profile, offer}});
  asked["answer_by"] = suggestion()["answer_by"];
  const std::string interest = create(Kind::interest, asked);
  ASSERT_EQ(ask("POST", "/interests/" + interest + "/transitions", {{"action", "decline"}}, people["maker"],
                {{"if-match", "\"1\""}})
                .status,
            200);
  const json history = read("/interests/" + interest + "/history", "chief")["items"];
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[1]["person"], "");
}

TEST_P(IntroductionTest, LettersTellEachSideInItsLanguageAndNameNobody) {
  const std::string id = introduced();
  answer(id, "school", "accept");
  answer(id, "maker", "accept");
  EXPECT_EQ(letters_to("school"), 2);
  EXPECT_EQ(letters_to("maker"), 1) << "who said the last yes knows";
  for (const Mail& mail : letters()) {
    EXPECT_THAT(mail.text, HasSubstr("“Groeilampen gezocht”"));
    EXPECT_THAT(mail.text, HasSubstr("“Groeilampen”"));
    for (const std::string& organisation : {owner, other})
      EXPECT_THAT(mail.text + mail.html, Not(HasSubstr(organisation)));
  }
}

TEST_P(IntroductionTest, AnInterestIsAnnouncedAndItsAnswerToo) {
  json asked = {{"partnership", limburg_guangdong},
                {"organisation", other},
                {"profile", request},
                {"message", {{"language", "zh"}, {"text", "我们感兴趣"}}},
                {"answer_by", suggestion()["answer_by"]}};
  const Response sent = ask("POST", "/interests", asked, people["maker"]);
  ASSERT_EQ(sent.status, 201) << sent.body;
  ASSERT_EQ(letters().size(), 1U);
  EXPECT_EQ(letters().front().to, "school@example.org");
  const std::string id = json_of(sent)["id"];
  ASSERT_EQ(ask("POST", "/interests/" + id + "/transitions", {{"action", "accept"}}, people["school"],
                {{"if-match", "\"1\""}})
                .status,
            200);
  EXPECT_EQ(letters_to("maker"), 1);
}

}  // namespace
}  // namespace twinlight::server
