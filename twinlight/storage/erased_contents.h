#pragma once

#include <cstdint>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"
#include "twinlight/storage/file_store.h"

namespace twinlight::storage {

/// Removes the bytes of files whose every record was erased, where no other record and no job names them: the light of
/// a product on sale and the report of a proof stay until what names them goes. Gives how many it removed. What was put
/// into the store within the last hour stays until another time, for its record may be on its way.
Result<std::int64_t> remove_erased_contents(Connection& connection, const FileStore& files, Instant now);

}  // namespace twinlight::storage
