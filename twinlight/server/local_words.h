#pragma once

#include "twinlight/foundation/settings.h"
#include "twinlight/server/privacy_rules.h"

namespace twinlight::server {

/// A table with one text for each language, all needed.
Result<LocalWords> local_words(const Settings& settings, std::string_view key);

}  // namespace twinlight::server
