#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "twinlight/storage/store.h"

/// What holds between an achievement and the interest that it came of.
namespace twinlight::server {

/// What is wrong with an achievement that is about to be proposed: its interest is mutual, or was, with the proposer on
/// one side and somebody else on the other, and nobody has proposed the same kind that still waits. An interest that
/// is not there gets the same answer as one of others.
Result<std::vector<Diagnostic>> achievement_faults(storage::Store& store, const nlohmann::json& document);

/// Concludes the interest of an achievement that was confirmed, in the name of the system; does nothing where it is
/// concluded already. Within the caller's transaction.
storage::Written<void> conclude_interest(storage::Store& store, const nlohmann::json& achievement, Instant now);

}  // namespace twinlight::server
