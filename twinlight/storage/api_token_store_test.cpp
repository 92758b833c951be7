#include "twinlight/storage/api_token_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/account_store.h"
#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {
using fixture::now;

using std::chrono::hours;
using std::chrono::seconds;

class ApiTokenStoreTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_NO_FATAL_FAILURE(make_two_persons());
    ASSERT_TRUE(tokens().add({"t1", "p1", "reader", "hash 1", "read", now, now + hours(1), {}}));
  }
  ApiTokenStore tokens() { return ApiTokenStore(connection()); }
};
TWL_ON_BOTH_DATABASES(ApiTokenStoreTest);

TEST_P(ApiTokenStoreTest, ATokenIsFoundByItsHashUntilItEnds) {
  const auto found = tokens().find("hash 1", now).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->person, "p1");
  EXPECT_EQ(found->scopes, "read");
  EXPECT_FALSE(tokens().find("hash 2", now).value());
  EXPECT_FALSE(tokens().find("hash 1", now + hours(1)).value());
}

TEST_P(ApiTokenStoreTest, IsRevokedByItsOwner) {
  EXPECT_FALSE(tokens().remove("p2", "t1").value());
  EXPECT_TRUE(tokens().remove("p1", "t1").value());
  EXPECT_FALSE(tokens().find("hash 1", now).value());
  EXPECT_TRUE(tokens().of("p1").value().empty());
}

TEST_P(ApiTokenStoreTest, UseIsNotedOnceAMinute) {
  const auto used = [this] { return tokens().of("p1").value().front(); };
  ASSERT_TRUE(tokens().note_use(used(), now));
  ASSERT_TRUE(tokens().note_use(used(), now + seconds(59)));
  EXPECT_EQ(used().last_used_at, now);
  ASSERT_TRUE(tokens().note_use(used(), now + seconds(60)));
  EXPECT_EQ(used().last_used_at, now + seconds(60));
}

TEST_P(ApiTokenStoreTest, ANewPasswordRevokesAll) {
  ASSERT_TRUE(AccountStore(connection()).put("p1", "a@example.org", "hash"));
  EXPECT_FALSE(tokens().find("hash 1", now).value());
}

}  // namespace
}  // namespace twinlight::storage
