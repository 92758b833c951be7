#include "twinlight/storage/second_factor_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/account_event_store.h"
#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {
using fixture::now;

class SecondFactorStoreTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_NO_FATAL_FAILURE(make_two_persons());
    ASSERT_TRUE(factors().begin("p1", "SECRET"));
  }
  SecondFactorStore factors() { return SecondFactorStore(connection()); }
};
TWL_ON_BOTH_DATABASES(SecondFactorStoreTest);

TEST_P(SecondFactorStoreTest, ASecretIsReplacedUntilItIsConfirmed) {
  EXPECT_FALSE(factors().find("p1").value()->is_confirmed());
  ASSERT_TRUE(factors().begin("p1", "ANOTHER"));
  ASSERT_TRUE(factors().confirm("p1", now));
  EXPECT_EQ(factors().find("p1").value()->secret, "ANOTHER");
  EXPECT_EQ(factors().find("p1").value()->confirmed_at, now);
  EXPECT_FALSE(factors().begin("p1", "THIRD"));
  EXPECT_EQ(factors().find("p1").value()->secret, "ANOTHER");
  EXPECT_FALSE(factors().find("p2").value());
}

TEST_P(SecondFactorStoreTest, AStepIsTakenOnceAndNoneBeforeIt) {
  EXPECT_TRUE(factors().take_step("p1", 100).value());
  EXPECT_FALSE(factors().take_step("p1", 100).value());
  EXPECT_FALSE(factors().take_step("p1", 99).value());
  EXPECT_TRUE(factors().take_step("p1", 101).value());
  EXPECT_FALSE(factors().take_step("p2", 101).value());
}

TEST_P(SecondFactorStoreTest, ARecoveryCodeIsTakenOnceByItsOwner) {
  ASSERT_TRUE(factors().put_recovery_codes("p1", {"a", "b"}));
  EXPECT_FALSE(factors().take_recovery_code("p2", "a").value());
  EXPECT_TRUE(factors().take_recovery_code("p1", "a").value());
  EXPECT_FALSE(factors().take_recovery_code("p1", "a").value());
  EXPECT_EQ(factors().recovery_codes_left("p1").value(), 1);
  ASSERT_TRUE(factors().put_recovery_codes("p1", {"c"}));
  EXPECT_FALSE(factors().take_recovery_code("p1", "b").value());
  ASSERT_TRUE(factors().remove("p1"));
  EXPECT_FALSE(factors().take_recovery_code("p1", "c").value());
  EXPECT_FALSE(factors().find("p1").value());
}

TEST_P(SecondFactorStoreTest, EventsOfAnAccountAreReadTheNewestFirst) {
  AccountEventStore events(connection());
  ASSERT_TRUE(events.add({now, "p1", "p1", AccountAct::signed_in, ""}));
  ASSERT_TRUE(events.add({now, "p2", "p2", AccountAct::signed_in, ""}));
  ASSERT_TRUE(events.add({now, "p1", "p2", AccountAct::second_factor_reset, ""}));
  const auto found = events.newest("p1", 10).value();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].act, AccountAct::second_factor_reset);
  EXPECT_EQ(found[0].actor, "p2");
  EXPECT_EQ(events.newest("p1", 1).value().size(), 1U);
}

}  // namespace
}  // namespace twinlight::storage
