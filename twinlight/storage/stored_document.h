#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/kind.h"

namespace twinlight::storage {

/// A record as it is kept.
struct StoredDocument {
  partnership::Kind kind = partnership::Kind::partnership;
  std::string id;
  std::int64_t version = 0;  ///< 1 when new, one more with each change
  Instant created_at{};
  Instant changed_at{};
  nlohmann::json document;
};

}  // namespace twinlight::storage
