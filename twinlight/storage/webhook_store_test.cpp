#include "twinlight/storage/webhook_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"

namespace twinlight::storage {
namespace {
using fixture::now;

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class WebhookStoreTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
    ASSERT_TRUE(
        webhooks().add({"w1", "one", "https://a.example/", "secret", {"profile.publish", "outcome.confirm"}, now}));
    ASSERT_TRUE(webhooks().add({"w2", "two", "https://b.example/", "secret", {"profile.publish"}, now}));
  }
  WebhookStore webhooks() { return WebhookStore(connection()); }
  void tell(const char* type, const char* partnership, Instant at = now) {
    ASSERT_TRUE(webhooks().tell({type, partnership, "r1", 3, at}));
  }
  std::vector<WebhookDelivery> waiting(const char* webhook) { return webhooks().newest(webhook, 10).value(); }
  std::optional<Claim> claim(Instant at) {
    return JobQueue(connection()).claim(webhook_queue, "worker", at, minutes(1)).value();
  }
};
TWL_ON_BOTH_DATABASES(WebhookStoreTest);

TEST_P(WebhookStoreTest, EachIsToldOfItsPartnershipAndItsEventsAlone) {
  tell("profile.publish", "one");
  tell("profile.edit", "one");
  tell("outcome.confirm", "two");
  ASSERT_EQ(waiting("w1").size(), 1U);
  EXPECT_THAT(waiting("w2"), IsEmpty());
  const WebhookDelivery told = waiting("w1").front();
  EXPECT_EQ(told.event.type, "profile.publish");
  EXPECT_EQ(told.event.record, "r1");
  EXPECT_EQ(told.event.version, 3);
  EXPECT_EQ(told.event.at, now);
  EXPECT_EQ(told.state, JobState::waiting);
  EXPECT_THAT(webhooks().of("one").value().front().events, ElementsAre("outcome.confirm", "profile.publish"));
}

TEST_P(WebhookStoreTest, WhatIsUndoneIsNotTold) {
  {
    auto transaction = Transaction::begin(connection()).value();
    tell("profile.publish", "one");
  }
  EXPECT_THAT(waiting("w1"), IsEmpty());
  EXPECT_FALSE(claim(now));
}

TEST_P(WebhookStoreTest, WhoIsGoneIsToldNothing) {
  tell("profile.publish", "one");
  ASSERT_TRUE(webhooks().stop("w1"));
  tell("profile.publish", "one");
  ASSERT_EQ(waiting("w1").size(), 1U);
  EXPECT_EQ(waiting("w1").front().state, JobState::failed);
  EXPECT_TRUE(webhooks().find("w1").value()->stopped);
  EXPECT_TRUE(webhooks().remove("w1").value());
  EXPECT_FALSE(webhooks().remove("w1").value());
  EXPECT_FALSE(webhooks().find("w1").value());
  EXPECT_TRUE(connection().query("SELECT id FROM jobs").value().empty());
}

TEST_P(WebhookStoreTest, WhatIsOverCanBeSentAgain) {
  tell("profile.publish", "one");
  const std::string id = waiting("w1").front().id;
  EXPECT_FALSE(webhooks().send_again(id, now).value()) << "it waits";
  const auto held = claim(now);
  EXPECT_FALSE(webhooks().send_again(id, now).value()) << "it is on its way";
  ASSERT_TRUE(JobQueue(connection()).finish(*held, "HTTP 204").value());
  EXPECT_EQ(webhooks().delivery(id).value()->result, "HTTP 204");
  EXPECT_TRUE(webhooks().send_again(id, now + hours(1)).value());
  EXPECT_FALSE(claim(now));
  const auto again = claim(now + hours(1));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, id);
  EXPECT_FALSE(webhooks().send_again("none", now).value());
}

TEST_P(WebhookStoreTest, OneThatDoesNotAnswerHoldsUpNoOther) {
  tell("profile.publish", "one");
  tell("profile.publish", "two");
  ASSERT_TRUE(webhooks().put_off("w1", now + hours(1)));
  const auto held = claim(now);
  ASSERT_TRUE(held);
  EXPECT_EQ(webhooks().delivery(held->id).value()->webhook, "w2");
  EXPECT_FALSE(claim(now));
  EXPECT_TRUE(claim(now + hours(1)));
}

TEST_P(WebhookStoreTest, WhatIsOverIsForgottenInTime) {
  tell("profile.publish", "one");
  tell("outcome.confirm", "one");
  ASSERT_TRUE(JobQueue(connection()).finish(*claim(now), "HTTP 200").value());
  ASSERT_TRUE(webhooks().forget_before(now));
  EXPECT_EQ(waiting("w1").size(), 2U);
  ASSERT_TRUE(webhooks().forget_before(now + hours(1)));
  ASSERT_EQ(waiting("w1").size(), 1U);
  EXPECT_EQ(waiting("w1").front().state, JobState::waiting);
  EXPECT_EQ(connection().query("SELECT id FROM webhook_deliveries").value().size(), 1U);
}

}  // namespace
}  // namespace twinlight::storage
