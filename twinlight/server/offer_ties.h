#pragma once

#include <map>
#include <string>
#include <vector>

#include "twinlight/storage/store.h"

namespace twinlight::server {

/// By the id of a profile, product or need: the organisations that are known to its owner by it, because their interest
/// in it is mutual or both sides of an introduction agreed. A handful of statements, however many these are.
using CounterpartsByOffer = std::map<std::string, std::vector<std::string>>;
Result<CounterpartsByOffer> counterparts_of(storage::Store& store, const std::vector<storage::StoredDocument>& offered);

/// Whether others can have an interest in records of the kind.
bool is_offered(partnership::Kind kind);

}  // namespace twinlight::server
