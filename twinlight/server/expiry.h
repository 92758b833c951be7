#pragma once

#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Expires what was asked and not answered in time: interests and meetings whose `answer_by` has passed. In the name of
/// the system; what somebody answers meanwhile stays answered.
/// @return how many
Result<int> expire_unanswered(storage::Store& store, Instant now);

/// Expires the published profiles whose last day has come; says how many.
Result<int> expire_profiles(storage::Store& store, Instant now);

}  // namespace twinlight::server
