#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "twinlight/storage/connection.h"

/// Empty databases for tests, of this library and of those on top of it.
namespace twinlight::storage::fixture {

struct TestDatabase {
  Backend backend = Backend::sqlite;
  std::string address;  ///< a file, or what libpq takes
  std::string why_not;  ///< the machine has none of this kind; then skip, saying so

  Result<std::unique_ptr<Connection>> connect() const;
};

/// An empty database of its own for the test that runs; a failure to make one is a failure of the test. All of
/// PostgreSQL lie in one cluster that this program starts when it first needs it, and stops.
/// @param folder for a database that is a file; made anew
TestDatabase make_test_database(Backend backend, const std::filesystem::path& folder);

/// Where the cluster of PostgreSQL listens on 127.0.0.1; by this way it asks for a password.
std::uint16_t postgresql_port();

}  // namespace twinlight::storage::fixture

/// Runs the tests of a fixture `: public ::testing::TestWithParam<Backend>` on both databases.
#define TWL_ON_BOTH_DATABASES(Test)                                                                 \
  INSTANTIATE_TEST_SUITE_P(sqlite, Test, ::testing::Values(::twinlight::storage::Backend::sqlite)); \
  INSTANTIATE_TEST_SUITE_P(postgresql, Test, ::testing::Values(::twinlight::storage::Backend::postgresql))
