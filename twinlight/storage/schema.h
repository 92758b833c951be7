#pragma once

#include <cstdint>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// The number of the newest form of the database that this program knows.
std::int64_t newest_schema();

/// The number of the form that a database has; 0 for an empty one.
Result<std::int64_t> schema_version(Connection& connection);

/// Brings a database from whatever earlier form to `target`, step by step, all or nothing. Does
/// nothing where it is there already. Fails on a database of a newer form than this program knows, unchanged.
Result<void> migrate(Connection& connection, std::int64_t target = newest_schema());

}  // namespace twinlight::storage
