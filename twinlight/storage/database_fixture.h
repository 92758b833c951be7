#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "tests/support/scratch_folder.h"
#include "twinlight/storage/test_database.h"

/// Tests that run on both databases: `class StoreTest : public DatabaseTest {}` and TWL_ON_BOTH_DATABASES(StoreTest).
namespace twinlight::storage::fixture {

/// The time of day in tests of what lasts and ends.
inline const Instant now{std::chrono::milliseconds(1'795'000'000'000)};

class DatabaseTest : public ::testing::TestWithParam<Backend> {
 public:
  /// Makes an empty database of the backend; skips the test, saying so, where the machine has no PostgreSQL.
  void SetUp() override;

  /// A connection of its own to the test's database.
  std::unique_ptr<Connection> connect() const;

  /// Brings the database to the newest form, with the persons p1 and p2.
  void make_two_persons();

  Connection& connection() { return *connection_; }
  void disconnect() { connection_.reset(); }
  void reconnect() { connection_ = connect(); }

 private:
  testing::ScratchFolder folder_;
  TestDatabase database_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace twinlight::storage::fixture
