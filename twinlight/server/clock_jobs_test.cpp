// What time brings about: interests that nobody answers expire, and those on whom something waits are reminded once,
// whatever the program lives through.
#include "twinlight/server/clock_jobs.h"

#include "twinlight/server/expiry.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/reminders.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr const char* address = "https://twinlight.example";

class ClockTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("school", Role::member, limburg_guangdong, owner);
    add_person("maker", Role::organisation_manager, limburg_guangdong, other);
    add_person("official", Role::official, limburg_guangdong, owner);
    made_at = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    answer_by = made_at + days(10);
    json offered = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    offered["title"] = {{"language", "nl"},
                        {"text", "Sporthal"},
                        {"translations", {{"zh", {{"text", "体育馆"}, {"status", "human"}}}}}};
    profile = create(Kind::profile, offered);
    interest = sent();
  }
  std::string sent() {
    json asked =
        document(Kind::interest,
                 {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, profile}});
    asked["answer_by"] = instant_text(answer_by);
    return create(Kind::interest, asked);
  }
  void accept() { move(Kind::interest, interest, Action::accept, {{"answered_at", instant_text(made_at)}}); }
  std::string said(const std::string& by) {
    return create(Kind::achievement, document(Kind::achievement, {{Kind::partnership, limburg_guangdong},
                                                                  {Kind::organisation, by},
                                                                  {Kind::interest, interest}}));
  }

  template <class Use>
  auto with_connection(const Use& use) {
    const auto connection = installation().connections().lend();
    return use(**connection);
  }
  ClockPass pass(Instant now, const std::string& mail_link = address) {
    return with_connection([&](auto& connection) { return pass_of_clock(connection, mail_link, now).value(); });
  }
  bool run_when_due(Instant now) {
    return with_connection([&](auto& connection) { return run_clock_when_due(connection, address, now).value(); });
  }
  std::string state_of(Kind kind, const std::string& id) {
    return with_connection([&](auto& connection) {
      return storage::Store(connection).find(kind, id).value()->document["state"].template get<std::string>();
    });
  }
  /// The letters that wait to go.
  std::vector<json> letters() {
    return with_connection([](auto& connection) {
      std::vector<json> found;
      const auto rows = connection.query("SELECT request FROM jobs WHERE queue = 'mail' ORDER BY id").value();
      for (const auto& row : rows) found.push_back(json::parse(storage::text(row[0])));
      return found;
    });
  }
  std::vector<std::string> addressees() {
    std::vector<std::string> found;
    for (const json& letter : letters()) found.push_back(letter["to"]);
    return found;
  }

  Instant made_at;
  Instant answer_by;
  std::string profile;
  std::string interest;
};
TWL_ON_BOTH_DATABASES(ClockTest);

TEST_P(ClockTest, WhatWasNotAnsweredExpiresInTheNameOfTheSystem) {
  EXPECT_EQ(pass(answer_by - minutes(1)).expired, 0);
  EXPECT_EQ(state_of(Kind::interest, interest), "sent");
  EXPECT_EQ(pass(answer_by).expired, 1);
  EXPECT_EQ(state_of(Kind::interest, interest), "expired");
  EXPECT_EQ(pass(answer_by + days(1)).expired, 0);
  const auto history =
      with_connection([&](auto& connection) { return storage::Store(connection).history(interest).value(); });
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history.back().action, Action::expire);
  EXPECT_EQ(history.back().person, "");
}

TEST_P(ClockTest, WhoAskedIsToldOnceThatNobodyAnswered) {
  pass(answer_by);
  EXPECT_THAT(addressees(), ElementsAre("maker@example.org"));
  EXPECT_EQ(letters().front()["subject"], letter(Letter::unanswered, partnership::Language::zh, "", {}).subject);
  pass(answer_by + days(1));
  EXPECT_EQ(addressees().size(), 1U);
}

TEST_P(ClockTest, OfWhatExpiredLongAgoNobodyIsTold) {
  pass(answer_by, "");
  EXPECT_EQ(pass(answer_by + tell_of_expiry + minutes(1)).letters, 0);
}

TEST_P(ClockTest, WhatWasAnsweredStays) {
  accept();
  EXPECT_EQ(pass(answer_by + days(1)).expired, 0);
  EXPECT_EQ(state_of(Kind::interest, interest), "mutual");
}

TEST_P(ClockTest, WhoMustAnswerIsRemindedOnceThreeDaysBefore) {
  pass(answer_by - days(3) - minutes(1));
  EXPECT_THAT(addressees(), IsEmpty());
  EXPECT_EQ(pass(answer_by - days(3)).letters, 1);
  EXPECT_EQ(pass(answer_by - days(2)).letters, 0);
  EXPECT_THAT(addressees(), ElementsAre("school@example.org"));
  const json letter = letters().front();
  EXPECT_THAT(letter["text"].get<std::string>(), HasSubstr(std::string(address) + "/work"));
  EXPECT_THAT(letter["text"].get<std::string>(), HasSubstr("体育馆")) << "the person reads Chinese";
  EXPECT_THAT(letter["html"].get<std::string>(), HasSubstr("lang=\"zh\""));
  pass(answer_by);
  EXPECT_THAT(addressees(), ElementsAre("school@example.org", "maker@example.org")) << "who asked is told of the end";
}

TEST_P(ClockTest, BothSidesAreRemindedOfAMutualInterestWithoutNews) {
  accept();
  pass(made_at + days(29));
  EXPECT_THAT(addressees(), IsEmpty());
  pass(made_at + days(31));
  pass(made_at + days(61));
  EXPECT_THAT(addressees(), UnorderedElementsAre("school@example.org", "maker@example.org"));
}

TEST_P(ClockTest, WhoMustConfirmIsRemindedAndNobodyIsAskedForNewsMeanwhile) {
  accept();
  said(other);
  pass(made_at + days(2));
  EXPECT_THAT(addressees(), IsEmpty());
  pass(made_at + days(4));
  pass(made_at + days(40));
  EXPECT_THAT(addressees(), ElementsAre("school@example.org"));
  EXPECT_THAT(letters().front()["subject"].get<std::string>(), HasSubstr("确认"));
}

TEST_P(ClockTest, AProfileExpiresOnItsLastDayAndItsOwnerIsWarnedBefore) {
  const Instant last = std::chrono::floor<days>(made_at) + days(100);
  const std::string day = date_text(std::chrono::floor<days>(last));
  move(Kind::interest, interest, Action::withdraw);
  move(Kind::profile, profile, Action::submit);
  move(Kind::profile, profile, Action::publish,
       {{"published_on", date_text(std::chrono::floor<days>(made_at))}, {"expires_on", day}});
  pass(last - days(31));
  EXPECT_THAT(addressees(), IsEmpty());
  pass(last - days(30));
  pass(last - days(20));
  EXPECT_THAT(addressees(), ElementsAre("school@example.org"));
  EXPECT_THAT(letters()[0]["text"].get<std::string>(), HasSubstr(std::string(address) + "/profiles/" + profile));
  EXPECT_THAT(letters()[0]["text"].get<std::string>(), HasSubstr(day));
  pass(last - days(7));
  pass(last - days(1));
  EXPECT_EQ(letters().size(), 2U);
  EXPECT_EQ(state_of(Kind::profile, profile), "published");
  EXPECT_EQ(pass(last).expired, 1);
  EXPECT_EQ(state_of(Kind::profile, profile), "expired");
  pass(last + days(6));
  EXPECT_EQ(letters().size(), 3U);
}

TEST_P(ClockTest, WithoutMailNobodyIsReminded) {
  EXPECT_EQ(pass(answer_by - days(1), "").letters, 0);
  EXPECT_EQ(pass(answer_by - days(1)).letters, 1) << "and what was not sent is not noted as sent";
}

TEST_P(ClockTest, OfSeveralProgramsOnePassesAndTheNextPassComesLater) {
  const Instant now = answer_by - days(1);
  EXPECT_TRUE(run_when_due(now));
  EXPECT_FALSE(run_when_due(now)) << "another program, or this one begun anew";
  EXPECT_FALSE(run_when_due(now + minutes(9)));
  EXPECT_TRUE(run_when_due(now + minutes(10)));
  EXPECT_TRUE(run_when_due(now + days(2))) << "late, where no program ran";
  EXPECT_EQ(state_of(Kind::interest, interest), "expired");
  EXPECT_EQ(letters().size(), 2U) << "the reminder and the end";
}

TEST_P(ClockTest, APassThatWasCutShortIsMadeUpForWithoutASecondLetter) {
  const Instant now = answer_by - days(1);
  // A program claims the pass, writes its letters and dies before it can say so.
  with_connection([&](auto& connection) {
    EXPECT_TRUE(run_clock_when_due(connection, address, now).value());
    return connection.execute("UPDATE jobs SET state = 'running' WHERE queue = 'clock'").value();
  });
  EXPECT_FALSE(run_when_due(now + minutes(1)));
  EXPECT_TRUE(run_when_due(now + hours(1)));
  EXPECT_EQ(letters().size(), 1U);
}

}  // namespace
}  // namespace twinlight::server
