#include "twinlight/server/metrics.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {
using ::testing::HasSubstr;
using ::testing::Not;

class MetricsTest : public storage::fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(storage::migrate(connection()));
  }
  std::string text() { return metrics.text(connection()).value(); }
  Metrics metrics{"1.2.3"};
};
TWL_ON_BOTH_DATABASES(MetricsTest);

TEST_P(MetricsTest, CountsRequestsByOperationAndStatusAndTheirTimes) {
  metrics.count({.operation = "listNeeds", .status = 200, .milliseconds = 3.0});
  metrics.count({.operation = "listNeeds", .status = 200, .milliseconds = 30.0});
  metrics.count({.operation = "listNeeds", .status = 403, .milliseconds = 1.0});
  metrics.count({.address = "192.0.2.7", .status = 404, .person = "somebody"});
  const std::string all = text();
  EXPECT_THAT(all, HasSubstr("twinlight_requests_total{operation=\"listNeeds\",status=\"200\"} 2\n"));
  EXPECT_THAT(all, HasSubstr("twinlight_requests_total{operation=\"listNeeds\",status=\"403\"} 1\n"));
  EXPECT_THAT(all, HasSubstr("twinlight_requests_total{operation=\"none\",status=\"404\"} 1\n"));
  EXPECT_THAT(all, HasSubstr("twinlight_request_seconds_bucket{operation=\"listNeeds\",le=\"0.005\"} 2\n"));
  EXPECT_THAT(all, HasSubstr("twinlight_request_seconds_count{operation=\"listNeeds\"} 3\n"));
  EXPECT_THAT(all, HasSubstr("twinlight_build_info{version=\"1.2.3\"} 1\n"));
  EXPECT_THAT(all, Not(HasSubstr("192.0.2.7")));
  EXPECT_THAT(all, Not(HasSubstr("somebody")));
}

TEST_P(MetricsTest, TellsHowManyJobsWaitAndThatThereAreNoneAnyMore) {
  const Instant now{};
  storage::JobQueue queue(connection());
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(queue.add(storage::new_uuid(now), "mail", "{}", now));
  EXPECT_THAT(text(), HasSubstr("twinlight_jobs{queue=\"mail\",state=\"waiting\"} 3\n"));
  for (int i = 0; i < 3; ++i) {
    const auto claim = queue.claim("mail", "worker", now, std::chrono::seconds(1)).value();
    ASSERT_TRUE(claim);
    ASSERT_TRUE(queue.finish(*claim, "{}"));
  }
  EXPECT_THAT(text(), HasSubstr("twinlight_jobs{queue=\"mail\",state=\"waiting\"} 0\n"));
  EXPECT_THAT(text(), HasSubstr("twinlight_jobs{queue=\"mail\",state=\"done\"} 3\n"));
}

TEST_P(MetricsTest, CountsComplaintsOfQueuesThatCanNotBeWorkedOff) {
  metrics.count_complaint("mail");
  metrics.count_complaint("mail");
  EXPECT_THAT(text(), HasSubstr("twinlight_queue_complaints_total{queue=\"mail\"} 2\n"));
}

TEST_P(MetricsTest, CountsAddressesThatNoLetterReachesWithoutNamingThem) {
  EXPECT_THAT(text(), HasSubstr("twinlight_unreachable_addresses 0\n"));
  ASSERT_TRUE(storage::LetterReturnStore(connection()).mark({"els@example.org", Instant{}, "5.1.1"}));
  EXPECT_THAT(text(), HasSubstr("twinlight_unreachable_addresses 1\n"));
  EXPECT_THAT(text(), Not(HasSubstr("els@example.org")));
}

TEST_P(MetricsTest, AreAnsweredAtOneAddressAlone) {
  ConnectionPool pool([this] { return Result<std::unique_ptr<storage::Connection>>(connect()); });
  const Handler handler = metrics_handler(metrics, pool);
  EXPECT_EQ(handler({.method = "GET", .path = "/metrics"}).status, 200);
  EXPECT_EQ(handler({.method = "POST", .path = "/metrics"}).status, 405);
  EXPECT_EQ(handler({.method = "GET", .path = "/api/v1/organisations"}).status, 404);
}

}  // namespace
}  // namespace twinlight::server
