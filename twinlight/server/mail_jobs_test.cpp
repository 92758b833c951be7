#include "twinlight/server/mail_jobs.h"

#include <gmock/gmock.h>

#include <thread>

#include "twinlight/server/clock.h"
#include "twinlight/server/service.h"
#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/schema.h"

namespace twinlight::server {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Instant start{std::chrono::milliseconds(1'795'000'000'000)};

class MailJobsTest : public storage::fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(storage::migrate(connection()));
    ASSERT_TRUE(queue_mail(connection(), {.to = "a@example.org", .subject = "S", .text = "T 灯", .html = "H"}, start));
  }
  bool send(Instant at) {
    const auto keep = [this](const AccessEntry& entry) { logged.push_back(log_line(entry)); };
    return send_next_mail(connection(), {sender, takes_returns, keep}, at).value();
  }
  std::size_t kept() { return connection().query("SELECT id FROM jobs").value().size(); }

  std::optional<storage::UnreachableAddress> unreachable() {
    return storage::LetterReturnStore(connection()).find("a@example.org").value();
  }

  bool takes_returns = false;
  std::vector<std::string> logged;
  std::vector<Mail> tried;
  tl::expected<void, MailRefusal> answer;
  MailSender sender = [this](const Mail& mail) {
    tried.push_back(mail);
    return answer;
  };
};
TWL_ON_BOTH_DATABASES(MailJobsTest);

TEST_P(MailJobsTest, ALetterGoesOnceAndNothingOfItStays) {
  EXPECT_TRUE(send(start));
  EXPECT_FALSE(send(start + hours(100)));
  ASSERT_EQ(tried.size(), 1U);
  EXPECT_EQ(tried[0], (Mail{tried[0].id, "a@example.org", "S", "T 灯", "H"}));
  EXPECT_EQ(tried[0].id.size(), 36U);
  EXPECT_EQ(kept(), 0U);
}

TEST_P(MailJobsTest, WhatCouldNotGoIsTriedAgainLaterAsTheSameLetter) {
  answer = tl::unexpected(MailRefusal{false, "no network"});
  EXPECT_TRUE(send(start));
  EXPECT_FALSE(send(start + minutes(1) - std::chrono::milliseconds(1)));
  EXPECT_TRUE(send(start + minutes(1)));
  EXPECT_FALSE(send(start + minutes(2)));
  answer = {};
  EXPECT_TRUE(send(start + minutes(3)));
  ASSERT_EQ(tried.size(), 3U);
  EXPECT_EQ(tried[0], tried[2]);
  EXPECT_EQ(kept(), 0U);
}

TEST_P(MailJobsTest, WhatIsRefusedForGoodIsGivenUpWithItsReason) {
  answer = tl::unexpected(MailRefusal{true, "no such mailbox"});
  EXPECT_TRUE(send(start));
  EXPECT_FALSE(send(start + hours(1000)));
  const auto rows = connection().query("SELECT state, request, result FROM jobs").value();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(rows[0], ElementsAre(std::string("failed"), std::string(), std::string("no such mailbox")));
}

TEST_P(MailJobsTest, WhomAReasonNamesIsNotKeptWithIt) {
  answer = tl::unexpected(MailRefusal{false, "450 <a@example.org>: try again later"});
  EXPECT_TRUE(send(start));
  const auto rows = connection().query("SELECT result FROM jobs").value();
  EXPECT_EQ(storage::text(rows.at(0)[0]), "450 <…@example.org>: try again later");
}

TEST_P(MailJobsTest, WhatTheServerSaysIsGoneGetsNoMoreLettersButThoseAskedFor) {
  answer = tl::unexpected(MailRefusal{true, "550 5.1.1 no such mailbox", "5.1.1"});
  EXPECT_TRUE(send(start));
  ASSERT_TRUE(unreachable());
  EXPECT_EQ(unreachable()->status, "5.1.1");
  answer = {};
  ASSERT_TRUE(queue_mail(connection(), {.to = "A@example.org", .subject = "news"}, start));
  ASSERT_TRUE(queue_mail(connection(), {.to = "a@example.org", .subject = "link", .asked_for = true}, start));
  EXPECT_TRUE(send(start));
  EXPECT_TRUE(send(start));
  ASSERT_EQ(tried.size(), 2U);
  EXPECT_EQ(tried[1].subject, "link");
  const auto rows = connection().query("SELECT result FROM jobs ORDER BY result").value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(storage::text(rows[1][0]), "letters to this address come back: 5.1.1");
}

TEST_P(MailJobsTest, OtherRefusalsSayNothingOfTheAddress) {
  answer = tl::unexpected(MailRefusal{true, "554 5.7.1 spam", "5.7.1"});
  EXPECT_TRUE(send(start));
  EXPECT_FALSE(unreachable());
}

TEST_P(MailJobsTest, EachFailureIsLoggedWithoutWhatItSaysAndWhomItIsFor) {
  answer =
      tl::unexpected(MailRefusal{false, "RCPT failed: 450: <a@example.org> is busy, T 灯", "4.2.1", "RCPT failed"});
  EXPECT_TRUE(send(start));
  answer = tl::unexpected(MailRefusal{true, "a@example.org is unknown", "5.1.1", "RCPT failed: 550"});
  EXPECT_TRUE(send(start + minutes(1)));
  answer = {};
  ASSERT_TRUE(queue_mail(connection(), {.to = "a@example.org", .subject = "S", .text = "T 灯"}, start));
  EXPECT_TRUE(send(start + minutes(1)));
  const std::string id = tried.at(0).id;
  ASSERT_EQ(logged.size(), 3U);
  EXPECT_THAT(logged[0], HasSubstr(R"("operation":"mail","status":503)"));
  EXPECT_THAT(logged[0], HasSubstr("letter " + id +
                                   " to example.org: attempt 1 failed: RCPT failed (4.2.1); tried again"
                                   " at " +
                                   instant_text(start + minutes(1))));
  EXPECT_THAT(logged[1], HasSubstr(R"("operation":"mail","status":500)"));
  EXPECT_THAT(logged[1], HasSubstr("attempt 2 failed: RCPT failed: 550 (5.1.1); given up"));
  EXPECT_THAT(logged[2], HasSubstr("letters to this address come back: 5.1.1; given up"));
  for (const std::string& line : logged) {
    EXPECT_EQ(line.find("a@"), std::string::npos) << line;
    EXPECT_EQ(line.find("灯"), std::string::npos) << line;
  }
}

TEST_P(MailJobsTest, WhatGoesIsNotLogged) {
  EXPECT_TRUE(send(start));
  EXPECT_THAT(logged, IsEmpty());
}

TEST_P(MailJobsTest, EachAttemptHasAnAddressToComeBackToWhereAMailboxTakesIt) {
  takes_returns = true;
  answer = tl::unexpected(MailRefusal{false, "no network"});
  EXPECT_TRUE(send(start));
  answer = {};
  EXPECT_TRUE(send(start + minutes(1)));
  ASSERT_EQ(tried.size(), 2U);
  EXPECT_NE(tried[0].return_token, tried[1].return_token);
  for (const Mail& mail : tried)
    EXPECT_EQ(storage::LetterReturnStore(connection()).note_returned(mail.return_token, "5.2.2", start).value(),
              "a@example.org");
}

TEST(MailWaits, GrowAndEnd) {
  EXPECT_EQ(wait_after(1), minutes(1));
  EXPECT_EQ(wait_after(4), minutes(8));
  EXPECT_EQ(wait_after(12), hours(6));
  std::chrono::milliseconds all{};
  std::int64_t attempts = 1;
  for (; wait_after(attempts); ++attempts) all += *wait_after(attempts);
  EXPECT_EQ(attempts, 20);
  EXPECT_GT(all, hours(48));
}

}  // namespace
}  // namespace twinlight::server
