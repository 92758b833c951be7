#include "twinlight/storage/one_time_token_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {
using fixture::now;

using std::chrono::hours;

class OneTimeTokenTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_NO_FATAL_FAILURE(make_two_persons());
    ASSERT_TRUE(tokens().add({"t", "password", "p1", now + hours(1)}, now));
  }
  OneTimeTokenStore tokens() { return OneTimeTokenStore(connection()); }
};
TWL_ON_BOTH_DATABASES(OneTimeTokenTest);

TEST_P(OneTimeTokenTest, ATokenOpensOnce) {
  EXPECT_EQ(tokens().take("t", "password", now).value(), "p1");
  EXPECT_FALSE(tokens().take("t", "password", now).value());
}

TEST_P(OneTimeTokenTest, ATokenIsForOnePurposeAndATime) {
  EXPECT_FALSE(tokens().take("t", "invitation", now).value());
  EXPECT_FALSE(tokens().take("t", "password", now + hours(1)).value());
  EXPECT_FALSE(tokens().take("other", "password", now).value());
  EXPECT_EQ(tokens().take("t", "password", now).value(), "p1") << "asking wrongly used it up";
}

TEST_P(OneTimeTokenTest, TheNewestOfAPersonCounts) {
  ASSERT_TRUE(tokens().add({"u", "password", "p1", now + hours(1)}, now));
  ASSERT_TRUE(tokens().add({"v", "password", "p2", now + hours(1)}, now));
  EXPECT_FALSE(tokens().take("t", "password", now).value());
  EXPECT_EQ(tokens().take("u", "password", now).value(), "p1");
  ASSERT_TRUE(tokens().withdraw("p2", "password"));
  EXPECT_FALSE(tokens().take("v", "password", now).value());
}

TEST_P(OneTimeTokenTest, TheHashOfAPersonIsFoundWithoutUsingItUp) {
  EXPECT_EQ(tokens().find_of("p1", "password", now).value(), "t");
  EXPECT_FALSE(tokens().find_of("p2", "password", now).value());
  EXPECT_FALSE(tokens().find_of("p1", "invitation", now).value());
  EXPECT_FALSE(tokens().find_of("p1", "password", now + hours(1)).value());
  EXPECT_EQ(tokens().take("t", "password", now).value(), "p1");
  EXPECT_FALSE(tokens().find_of("p1", "password", now).value());
}

}  // namespace
}  // namespace twinlight::storage
