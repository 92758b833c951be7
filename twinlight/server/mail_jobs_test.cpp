#include "twinlight/server/mail_jobs.h"

#include <gmock/gmock.h>

#include <thread>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"

namespace twinlight::server {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
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
  bool send(Instant at) { return send_next_mail(connection(), sender, at).value(); }
  std::size_t kept() { return connection().query("SELECT id FROM jobs").value().size(); }

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
