// Whatever address libpq understands opens the database that it names.

#include "twinlight/storage/postgresql_address.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {
using ::testing::HasSubstr;
using ::testing::Not;

TEST(PostgresqlAddressTest, HoldsNothingThatSociTakesApart) {
  for (const char* address : {"postgresql://twinlight@127.0.0.1:18732/twin", "postgresql://",
                              "host='/a folder' password='\"two  words\" = \\'1\\'' dbname=twin"}) {
    const auto whole = address_for_soci(address);
    ASSERT_TRUE(whole) << address << ": " << to_string(whole.error());
    EXPECT_EQ(whole->find_first_of(" \t\n\"'"), std::string::npos) << *whole;
    EXPECT_NE(whole->find('='), std::string::npos) << *whole;
  }
  EXPECT_EQ(*address_for_soci("postgresql://els:a%20b%3D%22@[::1]:7/twin"),
            "postgresql://?fallback_application_name=twinlight&user=els&password=a%20b%3D%22&dbname=twin"
            "&host=%3A%3A1&port=7");
}

TEST(PostgresqlAddressTest, WhatIsNoneIsRefused) {
  for (const char* address : {"twin", "postgresql://host/twin?colour=red", "host='open", "colour=red"}) {
    const auto refused = address_for_soci(address);
    ASSERT_FALSE(refused) << address << " became " << *refused;
    EXPECT_THAT(refused.error().message, HasSubstr("address of PostgreSQL: "));
    EXPECT_THAT(refused.error().message, Not(HasSubstr("\n")));
  }
}

/// By TCP, where the cluster asks for a password.
class PostgresqlByTcpTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    // Of both alike: without a database an address means that of its user's name.
    // \072 and \077 are colon and question mark, which would be parameters.
    for (const char* sql :
         {"DROP DATABASE IF EXISTS els", "DROP ROLE IF EXISTS els",
          R"(CREATE ROLE els LOGIN PASSWORD E'p@ss /\072=&+%#\077\\ ''"  灯')", "CREATE DATABASE els"})
      ASSERT_TRUE(connection().execute(sql));
  }

  /// As who, and in which database, an address leads to; or why it leads nowhere.
  static std::string seen_by(const std::string& address) {
    const auto opened = Connection::open_postgresql(address);
    if (!opened) return opened.error().message;
    const auto rows = (*opened)->query("SELECT CAST(current_user AS TEXT), CAST(current_database() AS TEXT)");
    return rows ? text((*rows)[0][0]) + " in " + text((*rows)[0][1]) : rows.error().message;
  }
};
INSTANTIATE_TEST_SUITE_P(postgresql, PostgresqlByTcpTest, ::testing::Values(Backend::postgresql));

TEST_P(PostgresqlByTcpTest, BothFormsOpenTheDatabaseThatTheyName) {
  const std::string place = fmt::format("127.0.0.1:{}", fixture::postgresql_port());
  const std::string encoded = "p%40ss%20%2F%3A%3D%26%2B%25%23%3F%5C%20%27%22%20%20%E7%81%AF";
  EXPECT_EQ(seen_by(fmt::format("postgresql://els:{}@{}/postgres", encoded, place)), "els in postgres");
  EXPECT_EQ(seen_by(fmt::format("postgres://els:{}@{}/postgres?connect_timeout=5", encoded, place)), "els in postgres");
  EXPECT_EQ(seen_by(fmt::format("postgresql://els:{}@{}", encoded, place)), "els in els");
  EXPECT_EQ(seen_by(fmt::format("postgresql://els:{}@{}/", encoded, place)), "els in els");
  const std::string words =
      fmt::format(R"(host=127.0.0.1 port={} user=els password='p@ss /:=&+%#?\\ \'"  灯')", fixture::postgresql_port());
  EXPECT_EQ(seen_by(words + " dbname=postgres"), "els in postgres");
  EXPECT_EQ(seen_by(words + " dbname = 'postgres' connect_timeout = 5"), "els in postgres");
  EXPECT_EQ(seen_by(words), "els in els");
}

TEST_P(PostgresqlByTcpTest, AWrongPasswordIsRefused) {
  EXPECT_THAT(seen_by(fmt::format("postgresql://els:p%40ss@127.0.0.1:{}/postgres", fixture::postgresql_port())),
              HasSubstr("password authentication failed"));
}

}  // namespace
}  // namespace twinlight::storage
