#include "twinlight/storage/account_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {
using fixture::now;

using std::chrono::hours;
using std::chrono::milliseconds;

class AccountStoreTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_NO_FATAL_FAILURE(make_two_persons());
    ASSERT_TRUE(accounts().put("p1", "a@example.org", "hash 1"));
  }
  AccountStore accounts() { return AccountStore(connection()); }
};
TWL_ON_BOTH_DATABASES(AccountStoreTest);

TEST_P(AccountStoreTest, AnAccountIsFoundByItsEmail) {
  const auto found = accounts().find("a@example.org").value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->person, "p1");
  EXPECT_EQ(found->password_hash, "hash 1");
  EXPECT_FALSE(accounts().find("b@example.org").value());
}

TEST_P(AccountStoreTest, AccountsOfSeveralPeopleAreFoundAtOnce) {
  const std::int64_t before = connection().statements();
  const auto found = accounts().find_persons({"p2", "p1", "nobody"}).value();
  EXPECT_EQ(connection().statements(), before + 1);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().email, accounts().find_person("p1").value()->email);
  EXPECT_TRUE(accounts().find_persons({}).value().empty());
}

TEST_P(AccountStoreTest, AnEmailIsOfOnePerson) {
  EXPECT_FALSE(accounts().put("p2", "a@example.org", "hash 2"));
  EXPECT_EQ(accounts().find("a@example.org").value()->person, "p1");
}

TEST_P(AccountStoreTest, FailuresCountUntilASuccess) {
  ASSERT_TRUE(accounts().note_failure("p1", now + hours(1)));
  ASSERT_TRUE(accounts().note_failure("p1", now + hours(2)));
  EXPECT_EQ(accounts().find("a@example.org").value()->failures, 2);
  EXPECT_EQ(accounts().find("a@example.org").value()->locked_until, now + hours(2));
  ASSERT_TRUE(accounts().note_success("p1"));
  EXPECT_EQ(accounts().find("a@example.org").value()->failures, 0);
}

TEST_P(AccountStoreTest, ASessionEndsWithItsTime) {
  ASSERT_TRUE(accounts().open_session({"t", "p1", now, now + hours(8)}));
  EXPECT_EQ(accounts().find_session("t", now).value()->person, "p1");
  EXPECT_FALSE(accounts().find_session("t", now + hours(8)).value());
  ASSERT_TRUE(accounts().remove_ended_sessions(now + hours(8)));
  EXPECT_FALSE(accounts().find_session("t", now).value());
}

TEST_P(AccountStoreTest, ANewPasswordEndsTheSessionsOfTheOldOne) {
  ASSERT_TRUE(accounts().open_session({"t", "p1", now, now + hours(8)}));
  ASSERT_TRUE(accounts().put("p1", "a@example.org", "hash 2"));
  EXPECT_FALSE(accounts().find_session("t", now).value());
}

TEST_P(AccountStoreTest, WithoutAccountThereIsNoSession) {
  EXPECT_FALSE(accounts().open_session({"t", "p2", now, now + hours(8)}));
}

}  // namespace
}  // namespace twinlight::storage
