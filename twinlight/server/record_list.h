#pragma once

#include "twinlight/partnership/kind.h"
#include "twinlight/server/call.h"

namespace twinlight::server {

/// A page of the records of a kind that the reader may see.
Answer list_records(Call& call, partnership::Kind kind);

}  // namespace twinlight::server
