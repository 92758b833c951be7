#include "twinlight/server/lease_keeper.h"

#include <gtest/gtest.h>

#include "twinlight/server/clock.h"
#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {
using std::chrono::milliseconds;

constexpr const char* queue_name = "work";
constexpr milliseconds lease{400};

class LeaseKeeperTest : public storage::fixture::DatabaseTest {};
TWL_ON_BOTH_DATABASES(LeaseKeeperTest);

TEST_P(LeaseKeeperTest, JobIsKeptWhileItLastsAndGoesToAnotherAfterIt) {
  ASSERT_TRUE(storage::migrate(connection()));
  ConnectionPool pool([this] { return Result<std::unique_ptr<storage::Connection>>(connect()); });
  storage::JobQueue queue(connection());
  ASSERT_TRUE(queue.add(storage::new_uuid(clock_now()), queue_name, "{}", clock_now()));
  const auto claim = queue.claim(queue_name, "first", clock_now(), lease).value();
  ASSERT_TRUE(claim);
  {
    const LeaseKeeper keeper(pool, *claim, lease);
    const Instant begun = clock_now();
    while (clock_now() - begun < 3 * lease) {
      EXPECT_FALSE(queue.claim(queue_name, "second", clock_now(), lease).value());
      std::this_thread::sleep_for(lease / 8);
    }
  }
  std::this_thread::sleep_for(lease + lease / 4);
  const auto again = queue.claim(queue_name, "second", clock_now(), lease).value();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempt, 2);
  EXPECT_FALSE(queue.finish(*claim, "{}").value()) << "the first worker lost the job";
}

}  // namespace
}  // namespace twinlight::server
