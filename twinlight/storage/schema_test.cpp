#include "twinlight/storage/schema.h"

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <string>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {

class SchemaTest : public fixture::DatabaseTest {};
TWL_ON_BOTH_DATABASES(SchemaTest);

constexpr const char* tables[] = {"records",
                                  "record_index",
                                  "record_links",
                                  "audit",
                                  "jobs",
                                  "accounts",
                                  "sessions",
                                  "answers",
                                  "identities",
                                  "one_time_tokens",
                                  "exposures",
                                  "reminders",
                                  "saved_searches",
                                  "digests",
                                  "second_factors",
                                  "recovery_codes",
                                  "account_events",
                                  "api_tokens",
                                  "retention_runs",
                                  "transfers",
                                  "webhooks",
                                  "webhook_events",
                                  "webhook_deliveries",
                                  "sent_letters",
                                  "unreachable_addresses",
                                  "job_retries"};

/// Every table of this program answers.
void expect_whole(Connection& connection) {
  for (const char* table : tables) EXPECT_TRUE(connection.query(std::string("SELECT 1 FROM ") + table)) << table;
}

TEST_P(SchemaTest, AnEmptyDatabaseIsBroughtToTheNewestForm) {
  EXPECT_EQ(schema_version(connection()).value(), 0);
  ASSERT_TRUE(migrate(connection()));
  EXPECT_EQ(schema_version(connection()).value(), newest_schema());
  expect_whole(connection());
  EXPECT_TRUE(migrate(connection()));  // nothing left to do
}

/// A row of each table, as a program of that form wrote it.
struct Row {
  std::int64_t form;
  const char* table;
  const char* columns;
  const char* values;
};
constexpr Row rows_of_forms[] = {
    {1, "records", "id, kind, partnership, organisation, state, version, created_at, changed_at, document",
     "'a', 'person', 'a', '', 'active', 3, 1, 2, '{\"family_name\":\"陈\"}'"},
    {1, "record_index", "record, partnership, kind, field, value, level", "'a', 'a', 'person', 'name', 'chen', 1"},
    {1, "record_links", "source, field, target", "'a', 'partnership', 'a'"},
    {2, "audit", "at, person, action, kind, record, partnership, version, before_change, after_change",
     "5, 'a', 'edit', 'person', 'a', 'a', 2, '{}', '{}'"},
    {3, "jobs", "id, queue, request, state, due_at, attempts, worker, result",
     "'j', 'mail', '{\"to\":\"a@example.org\"}', 'waiting', 7, 1, 'w', ''"},
    {4, "accounts", "person, email, password_hash, failures, locked_until", "'a', 'a@example.org', '$argon2id$', 2, 8"},
    {4, "sessions", "token_hash, person, opened_at, ends_at", "'t', 'a', 1, 9"},
    {5, "answers", "sender, name, request_sha256, status, headers, body, ends_at", "'a', 'k', 'h', 201, '{}', '灯', 9"},
    {6, "identities", "issuer, subject, person", "'https://idp.example', 's', 'a'"},
    {7, "one_time_tokens", "token_hash, purpose, person, ends_at", "'o', 'password', 'a', 9"},
    {8, "exposures", "partnership, day, asked, shown", "'a', 20000, 'x', 'y'"},
    {9, "reminders", "record, purpose, person, occasion", "'a', 'answer', 'a', 3"},
    {10, "saved_searches", "id, person, partnership, name, criteria, created_at, seen_at",
     "'s', 'a', 'a', 'lamps', '{}', 1, 2"},
    {10, "digests", "person, asked_at, told_until", "'a', 1, 2"},
    {11, "second_factors", "person, secret, confirmed_at, last_step", "'a', 'sealed', 4, 5"},
    {11, "recovery_codes", "person, code_hash", "'a', 'c'"},
    {11, "account_events", "at, person, actor, act, detail", "1, 'a', 'a', 'signed_in', ''"},
    {12, "api_tokens", "id, person, name, token_hash, scopes, created_at, ends_at, last_used_at",
     "'p', 'a', 'ERP', 'q', 'read', 1, 9, 0"},
    {13, "retention_runs", "kind, at, count", "'sessions', 1, 2"},
    {14, "transfers", "at, partnership, person, purpose, consent, from_region, to_region, recipient, record",
     "1, 'a', 'a', 'introductions', '', 'limburg', 'guangdong', '', 'a'"},
    {16, "webhooks", "id, partnership, address, secret, made_at, stopped", "'w', 'a', 'https://x.example', 's', 1, 0"},
    {16, "webhook_events", "partnership, event, webhook", "'a', 'profile.publish', 'w'"},
    {16, "webhook_deliveries", "id, webhook, event, partnership, record, version, at",
     "'d', 'w', 'profile.publish', 'a', 'a', 1, 2"},
    {17, "sent_letters", "return_token, address, sent_at, returned_at, status", "'r', 'a@example.org', 1, 0, ''"},
    {17, "unreachable_addresses", "address, since, status", "'b@example.org', 1, '5.1.1'"},
    {18, "job_retries", "at, job, queue, attempts", "1, 'j', 'mail', 3"},
};

class EveryEarlierForm : public fixture::DatabaseTest {
 public:
  void fill(std::int64_t form) {
    for (const Row& row : rows_of_forms) {
      if (row.form != form) continue;
      const auto written = connection().execute(std::string("INSERT INTO ") + row.table + " (" + row.columns +
                                                ") VALUES (" + row.values + ")");
      ASSERT_TRUE(written) << row.table << ": " << to_string(written.error());
      kept_[row.table] = held(row);
    }
  }
  std::vector<SqlRow> held(const Row& row) {
    return connection().query(std::string("SELECT ") + row.columns + " FROM " + row.table).value();
  }
  void expect_all_kept() {
    for (const Row& row : rows_of_forms) EXPECT_EQ(held(row), kept_[row.table]) << row.table;
  }

 private:
  std::map<std::string, std::vector<SqlRow>> kept_;  ///< by table, as it was written
};
TWL_ON_BOTH_DATABASES(EveryEarlierForm);

// Forms follow one another, so a row that was written in one goes through every later step.
TEST_P(EveryEarlierForm, IsBroughtToTheNewestWithWhatItHolds) {
  for (std::int64_t form = 1; form <= newest_schema(); ++form) {
    ASSERT_TRUE(migrate(connection(), form));
    EXPECT_EQ(schema_version(connection()).value(), form);
    ASSERT_NO_FATAL_FAILURE(fill(form));
  }
  expect_whole(connection());
  expect_all_kept();
}

TEST_P(SchemaTest, NoTableIsWithoutItsRowHere) {
  ASSERT_TRUE(migrate(connection()));
  const char* names = GetParam() == Backend::sqlite
                          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                          : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()";
  std::set<std::string> filled{"schema_steps"};
  for (const Row& row : rows_of_forms) filled.insert(row.table);
  std::set<std::string> there;
  const auto rows = connection().query(names).value();
  for (const SqlRow& row : rows) there.insert(text(row[0]));
  EXPECT_EQ(there, filled);
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
