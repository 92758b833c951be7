#include "twinlight/storage/schema.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {

class SchemaTest : public fixture::DatabaseTest {};
TWL_ON_BOTH_DATABASES(SchemaTest);

/// Every table of this program answers.
void expect_whole(Connection& connection) {
  for (const char* table :
       {"records",        "record_index",   "record_links",      "audit",          "jobs",
        "accounts",       "sessions",       "answers",           "identities",     "one_time_tokens",
        "exposures",      "reminders",      "saved_searches",    "digests",        "second_factors",
        "recovery_codes", "account_events", "api_tokens",        "retention_runs", "transfers",
        "webhooks",       "webhook_events", "webhook_deliveries"})
    EXPECT_TRUE(connection.query(std::string("SELECT 1 FROM ") + table)) << table;
}

TEST_P(SchemaTest, AnEmptyDatabaseIsBroughtToTheNewestForm) {
  EXPECT_EQ(schema_version(connection()).value(), 0);
  ASSERT_TRUE(migrate(connection()));
  EXPECT_EQ(schema_version(connection()).value(), newest_schema());
  expect_whole(connection());
  EXPECT_TRUE(migrate(connection()));  // nothing left to do
}

class EveryEarlierForm : public fixture::DatabaseTest {};
TWL_ON_BOTH_DATABASES(EveryEarlierForm);

TEST_P(EveryEarlierForm, IsBroughtToTheNewestWithWhatItHolds) {
  for (std::int64_t form = 1; form < newest_schema(); ++form) {
    ASSERT_TRUE(migrate(connection(), form));
    EXPECT_EQ(schema_version(connection()).value(), form);
    if (form == 1) {
      ASSERT_TRUE(connection().execute("INSERT INTO records VALUES ('a', 'site', 'a', '', 'active', 1, 0, 0, '{}')"));
    }
  }
  ASSERT_TRUE(migrate(connection()));
  expect_whole(connection());
  EXPECT_EQ(connection().query("SELECT id FROM records").value().size(), 1U);
}

TEST_P(SchemaTest, ADatabaseOfANewerProgramIsLeftAlone) {
  ASSERT_TRUE(migrate(connection()));
  ASSERT_TRUE(connection().execute("INSERT INTO schema_steps (number) VALUES (1000)"));
  const auto refused = migrate(connection());
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("use a newer program"));
}

class TransactionTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(connection().execute("CREATE TABLE t (n BIGINT PRIMARY KEY)"));
  }
  std::size_t count() { return connection().query("SELECT n FROM t").value().size(); }
  Result<void> insert(std::int64_t n, bool commit) {
    Transaction transaction = TWL_TRY(Transaction::begin(connection()));
    TWL_CHECK(connection().execute("INSERT INTO t VALUES (?)", {n}));
    return commit ? transaction.commit() : Result<void>();
  }
};
TWL_ON_BOTH_DATABASES(TransactionTest);

TEST_P(TransactionTest, WhatIsNotCommittedIsUndone) {
  ASSERT_TRUE(insert(1, /*commit=*/false));
  EXPECT_EQ(count(), 0U);
  ASSERT_TRUE(insert(1, /*commit=*/true));
  EXPECT_EQ(count(), 1U);
}

TEST_P(TransactionTest, AnInnerOneIsPartOfTheOuter) {
  {
    Transaction outer = Transaction::begin(connection()).value();
    ASSERT_TRUE(insert(1, /*commit=*/true));
  }
  EXPECT_EQ(count(), 0U);
  {
    Transaction outer = Transaction::begin(connection()).value();
    ASSERT_TRUE(insert(1, /*commit=*/true));
    ASSERT_TRUE(insert(2, /*commit=*/false));
    EXPECT_FALSE(outer.commit());
  }
  EXPECT_EQ(count(), 0U);
}

TEST_P(TransactionTest, AfterAFailedStatementNothingIsCommitted) {
  ASSERT_TRUE(insert(1, /*commit=*/true));
  {
    Transaction outer = Transaction::begin(connection()).value();
    ASSERT_TRUE(connection().execute("INSERT INTO t VALUES (2)"));
    EXPECT_FALSE(connection().execute("INSERT INTO t VALUES (1)"));
    EXPECT_FALSE(outer.commit());
  }
  EXPECT_EQ(count(), 1U);
  EXPECT_TRUE(insert(3, /*commit=*/true));
}

TEST_P(TransactionTest, ValuesComeBackAsTheyWere) {
  ASSERT_TRUE(connection().execute("CREATE TABLE v (n BIGINT, words TEXT)"));
  const std::vector<std::pair<SqlValue, SqlValue>> cases{
      {std::int64_t{9'007'199'254'740'993}, "it's \"a\" :p1 灯"}, {std::int64_t{-1}, ""}, {SqlValue(), SqlValue()}};
  for (const auto& [number, words] : cases) {
    ASSERT_TRUE(connection().execute("DELETE FROM v"));
    ASSERT_TRUE(connection().execute("INSERT INTO v VALUES (?, ?)", {number, words}));
    EXPECT_EQ(connection().query("SELECT n, words FROM v").value().at(0), (SqlRow{number, words}));
  }
  EXPECT_TRUE(connection().query("SELECT n FROM v WHERE n > 5").value().empty());
}

}  // namespace
}  // namespace twinlight::storage
