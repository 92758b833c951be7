#pragma once

#include <cstddef>
#include <string>

#include "twinlight/partnership/kind.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// How many records of a kind a partnership has, in whatever state.
Result<std::size_t> record_count(Connection& connection, const std::string& partnership, partnership::Kind kind);

}  // namespace twinlight::storage
